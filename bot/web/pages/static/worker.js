"use strict";
/* Opens a helper's page without network: what came last from the server, and nothing but that page. */

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(answer(event.request));
});

async function answer(request) {
  const kept = await caches.match(request);
  try {
    const fresh = await fetch(request);
    if (kept && fresh.status === 404) await (await caches.open("round")).delete(request);
    else if (kept && fresh.ok) await (await caches.open("round")).put(request, fresh.clone());
    return fresh;
  } catch {
    return kept || Response.error();
  }
}
