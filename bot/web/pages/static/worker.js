"use strict";
/* Opens a helper's page without network: what came last from the server, and nothing but that page. */

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(answer(event.request));
});

async function answer(request) {
  const cache = await caches.open("round");
  try {
    const fresh = await fetch(request);
    if (fresh.status === 404) await cache.delete(request);
    else if (fresh.ok && (await cache.match(request))) await cache.put(request, fresh.clone());
    return fresh;
  } catch {
    return (await cache.match(request)) || Response.error();
  }
}
