const report = run.report;
const stageColours = ["user", "thinking", "curve-1", "latency", "assistant"];

/** The stages of a turn in order, in ms from the end of speech; [name, ms, colour]. */
function stagesOf(turn) {
  const s = turn.stages;
  if (!s) {
    return [];
  }
  return [
    ["end noticed", s.speechStoppedUs],
    ["response created", s.responseCreatedUs],
    ["first delta", s.firstAudioUs],
    ["first chunk sent", s.firstChunkUs],
    ["first heard", s.firstHeardUs],
  ]
    .map(([name, us], i) => [name, us, stageColours[i]])
    .filter(([, us]) => us !== null && us > 0)
    .map(([name, us, colour]) => [name, us / 1000, colour]);
}

const longestStage = Math.max(1, ...report.turns.flatMap((turn) => stagesOf(turn).map(([, at]) => at)));

function waterfall(turn) {
  const stages = stagesOf(turn);
  if (stages.length === 0) {
    return "–";
  }
  let from = 0;
  const bars = stages.map(([name, at, colour]) => {
    const bar = `<i title="${name} at ${at.toFixed(1)} ms" style="left:${(from / longestStage) * 100}%;` +
      `width:${(Math.max(0, at - from) / longestStage) * 100}%;background:var(--${colour})"></i>`;
    from = Math.max(from, at);
    return bar;
  });
  const names = stages.map(([name, at, colour]) => `<span><i style="background:var(--${colour})"></i>${name} ${at.toFixed(0)}</span>`);
  return `<div class="waterfall">${bars.join("")}</div><div class="stages">${names.join("")}</div>`;
}

function heardText(turn) {
  const unsaid = turn.interrupted && turn.assistantTextFull.startsWith(turn.assistantText)
    ? turn.assistantTextFull.slice(turn.assistantText.length)
    : "";
  return escaped(turn.assistantText) + (unsaid ? `<span class="unsaid">${escaped(unsaid)}</span>` : "");
}

function interruption(turn) {
  if (!turn.interrupted) {
    return "no";
  }
  const stop = turn.stopAfterSpeechStartedMs;
  const cut = turn.truncateAudioEndMs;
  return `<span class="cut">${stop === null ? "yes" : `silent after ${shortMs(stop)}`}</span>` +
    (cut === null ? "" : `<small>truncated at ${cut} ms</small>`);
}

const dash = (value, text) => (value === null ? "–" : text(value));

document.getElementById("table").innerHTML =
  `<thead><tr><th class="number" scope="col">#</th><th scope="col">you said</th><th scope="col">you heard</th>
   <th class="number" scope="col">first audio<br>after speech</th><th class="number" scope="col">heard of<br>received</th>
   <th scope="col">interrupted</th><th class="number" scope="col">face<br>frames</th>
   <th scope="col">where the time went, ms after the end of speech</th></tr></thead><tbody>` +
  report.turns
    .map(
      (turn, i) => `<tr><td class="number">${i + 1}</td>
      <td class="text">${escaped(turn.userText || "–")}<small>${escaped(turn.input)}</small></td>
      <td class="text">${heardText(turn) || "–"}</td>
      <td class="number">${dash(turn.firstAudioAfterSpeechEndMs, (v) => milliseconds(v))}</td>
      <td class="number">${(turn.playedSamples / rate).toFixed(2)} of ${(turn.receivedSamples / rate).toFixed(2)} s</td>
      <td>${interruption(turn)}</td><td class="number">${turn.faceFrames}</td><td>${waterfall(turn)}</td></tr>`,
    )
    .join("") + "</tbody>";

const asides = document.getElementById("asides");
asides.hidden = report.speechIntoAnswers.length === 0;
document.getElementById("asides-table").innerHTML =
  `<thead><tr><th class="number" scope="col">at</th><th scope="col">input</th>
   <th class="number" scope="col">silent after<br>speech started</th><th class="number" scope="col">decided<br>after</th>
   <th scope="col">decision</th><th class="number" scope="col">held at<br>sample</th>
   <th class="number" scope="col">went on at<br>sample</th></tr></thead><tbody>` +
  report.speechIntoAnswers
    .map(
      (aside) => `<tr><td class="number">${(aside.atMs / 1000).toFixed(1)} s</td>
      <td class="text">${escaped(aside.input || "–")}</td>
      <td class="number">${dash(aside.silentAfterSpeechStartedMs, (v) => milliseconds(v, 1))}</td>
      <td class="number">${dash(aside.decidedAfterSpeechStartedMs, (v) => milliseconds(v))}</td>
      <td>${aside.resumed ? `goes on: ${escaped(aside.reason)}` : '<span class="cut">interruption</span>'}</td>
      <td class="number">${dash(aside.heldAtSample, (v) => v)}</td>
      <td class="number">${dash(aside.resumedAtSample, (v) => v)}</td></tr>`,
    )
    .join("") + "</tbody>";

document.getElementById("turns").append(
  ...report.turns.map((turn, i) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "turn";
    button.innerHTML =
      `<span class="said">${escaped(turn.userText || turn.input)}</span>
       <span class="figure">${dash(turn.firstAudioAfterSpeechEndMs, (v) => milliseconds(v))}</span>
       <span class="name">turn ${i + 1} · ${escaped(turn.input)}${turn.interrupted ? ' · <span class="cut">interrupted</span>' : ""}</span>
       <span class="unit">${turn.firstAudioAfterSpeechEndMs === null ? "no answer heard" : "to first audio"}</span>`;
    button.addEventListener("click", () => showTurn(i));
    return button;
  }),
);

document.getElementById("facts").innerHTML = [
  ["", `Sidecar ${report.sidecarVersion}`],
  ["provider", report.provider],
  ["character", report.character],
  ["length", `${(report.durationMs / 1000).toFixed(1)} s`],
  ["relay", report.relayP99Us === null ? null : `p50 ${report.relayP50Us.toFixed(0)} µs, p99 ${report.relayP99Us.toFixed(0)} µs`],
  ["face within", `${report.maxFaceOffsetMs.toFixed(1)} ms of the voice`],
  ["underruns", report.underruns],
]
  .filter(([, value]) => value !== null && value !== "")
  .map(([name, value]) => `${name} <b>${escaped(value)}</b>`.trim())
  .join(" · ");

const trouble = [report.failure, ...report.notes].filter(Boolean);
const failure = document.getElementById("failure");
failure.classList.toggle("note", !report.failure);
failure.hidden = trouble.length === 0;
failure.textContent = trouble.join(" ");

document.getElementById("legend").innerHTML = [
  ["user", "you"],
  ["assistant", "assistant, heard"],
  ...(unheard.length > 0 ? [["unheard", "never heard"]] : []),
  ["thinking-soft", "thinking"],
  ["latency", "speech end to first audio"],
  ...(run.ducks.length > 0 ? [["thinking", "held", "thin"]] : []),
  ...(run.utterances.some((u) => u.flush) ? [["flush", "flush", "thin"], ["truncate", "truncate", "thin"]] : []),
  ...curves.map((curve, i) => [`curve-${i}`, curve.name]),
]
  .map(([colour, name, shape]) => `<li><i class="${shape ?? ""}" style="background:var(--${colour})"></i>${escaped(name)}</li>`)
  .join("");

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
function applyTheme(theme) {
  document.documentElement.dataset.theme = theme;
  readColours();
  redraw();
}

document.getElementById("theme").addEventListener("click", () =>
  applyTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"),
);
prefersDark.addEventListener("change", () => applyTheme(prefersDark.matches ? "dark" : "light"));
document.getElementById("zoom-in").addEventListener("click", () => zoom(0.6));
document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 0.6));
document.getElementById("fit").addEventListener("click", fit);
window.addEventListener("resize", resize);

applyTheme(prefersDark.matches ? "dark" : "light");
updateClock();
resize();

// timeline.html#12.5-16 shows these seconds, so that a place can be linked to.
function showHash() {
  const range = /^#([\d.]+)-([\d.]+)$/.exec(location.hash);
  if (range) {
    show(Number(range[1]) * rate, Number(range[2]) * rate);
  }
}
window.addEventListener("hashchange", showHash);
showHash();
