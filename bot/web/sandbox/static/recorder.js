// A real recording from the microphone.

const FORMATS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

export class Recorder {
  /** Starts listening. Throws when there is no microphone or it was refused. */
  async start() {
    if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) throw new Error("no microphone");
    this.stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const mimeType = FORMATS.find((format) => MediaRecorder.isTypeSupported(format));
    this.pieces = [];
    this.recorder = new MediaRecorder(this.stream, { mimeType, audioBitsPerSecond: 32000 });
    this.recorder.addEventListener("dataavailable", (event) => this.pieces.push(event.data));
    this.recorder.start();
  }

  /** Stops listening and gives the sound as a Blob. */
  async stop() {
    const stopped = new Promise((resolve) => this.recorder.addEventListener("stop", resolve, { once: true }));
    this.recorder.stop();
    await stopped;
    this.stream.getTracks().forEach((track) => track.stop());
    return new Blob(this.pieces, { type: this.recorder.mimeType });
  }
}

/** One second of silence as a WAV file, for whoever has no microphone. */
export function blankRecording() {
  const rate = 8000;
  const view = new DataView(new ArrayBuffer(44 + rate * 2));
  const word = (at, text) => [...text].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  word(0, "RIFF");
  view.setUint32(4, 36 + rate * 2, true);
  word(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, "data");
  view.setUint32(40, rate * 2, true);
  return new Blob([view], { type: "audio/wav" });
}
