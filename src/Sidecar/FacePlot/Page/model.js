"use strict";

const plot = JSON.parse(document.getElementById("data").textContent);
const rate = plot.sampleRateHz;
const duration = Math.max(1, plot.durationSamples);
const step = plot.frameStepSamples;

const bytesOf = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
const signedOf = (base64) => new Int8Array(bytesOf(base64).buffer);
const seconds = (samples, digits = 3) => `${(samples / rate).toFixed(digits)} s`;

const peaks = signedOf(plot.peaks);
const visemes = signedOf(plot.visemes);
const curves = new Int16Array(bytesOf(plot.curves).buffer);
const visemeCount = plot.visemeNames.length;
const curveCount = plot.curveNames.length;
const frameCount = visemes.length / visemeCount;

const frameAt = (sample) => Math.max(0, Math.min(frameCount - 1, Math.floor(sample / step)));
const indexOf = Object.fromEntries(plot.curveNames.map((name, i) => [name, i]));
const curve = (name, frame) => (curves[frame * curveCount + indexOf[name]] ?? 0) / 32767;

/** The strongest viseme of each frame, and stretches of the same one. */
const strongest = Array.from({ length: frameCount }, (_, frame) => {
  let best = 0;
  for (let i = 1; i < visemeCount; i++) {
    if (visemes[frame * visemeCount + i] > visemes[frame * visemeCount + best]) best = i;
  }
  return best;
});
const stretches = [];
strongest.forEach((viseme, frame) => {
  const last = stretches.at(-1);
  if (last?.viseme === viseme) last.end = frame + 1;
  else stretches.push({ viseme, start: frame, end: frame + 1 });
});

/** The values of all curves between two frames, as the face is drawn at a sample. */
function faceAt(sample) {
  const at = Math.max(0, Math.min(frameCount - 1, sample / step));
  const [from, share] = [Math.floor(at), at % 1];
  const to = Math.min(frameCount - 1, from + 1);
  return Object.fromEntries(
    plot.curveNames.map((name) => [name, (1 - share) * curve(name, from) + share * curve(name, to)]),
  );
}

// Consonants by where they are made are cool, vowels by how open they are warm; silence is no colour.
const hues = {
  PP: 212, FF: 196, TH: 180, DD: 164, kk: 262, CH: 284, SS: 232, nn: 148, RR: 306, aa: 4, E: 24, I: 44, O: 344, U: 326,
};
const colourOf = (name, alpha = 1) => (name in hues ? `hsl(${hues[name]} 62% 52% / ${alpha})` : "transparent");

const lanes = [
  { name: "sound", height: 84, draw: drawWave },
  { name: "viseme", height: 34, draw: drawRibbon },
  { name: "weights", height: 76, draw: drawWeights },
  { name: "jaw, lips closed", height: 92, draw: drawCurves, of: ["JawOpen", "MouthClose"] },
  { name: "rounding", height: 66, draw: drawCurves, of: ["MouthFunnel", "MouthPucker"] },
  { name: "smile, stretch", height: 54, draw: drawCurves, of: ["MouthSmileLeft", "MouthStretchLeft"] },
  { name: "blink, brows", height: 54, draw: drawCurves, of: ["EyeBlinkLeft", "BrowInnerUp", "BrowDownLeft"] },
  { name: "head", height: 60, draw: drawCurves, of: ["HeadYaw", "HeadPitch", "HeadRoll"], isSigned: true },
];

const colours = {};
function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of [
    "panel", "ink", "muted", "faint", "line", "grid", "lane", "accent", "assistant", "curve-0", "curve-1", "curve-2",
    "curve-3",
  ]) {
    colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
}
