const tooltip = document.getElementById("tooltip");

const escaped = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

function showTooltip(x, y) {
  const lane = lanes.find((l) => y >= l.top && y < l.top + l.height);
  if (x < gutter() || !lane) {
    hideTooltip();
    return;
  }
  const sample = sampleAt(x);
  const target = targets
    .filter((t) => x >= t.x0 && x <= t.x1 && y >= t.y0 && y <= t.y1)
    .sort((a, b) => b.priority - a.priority)[0];
  const rows = [...(target?.rows ?? []), ...laneRows(lane, sample)];
  tooltip.innerHTML =
    `<b>${escaped(target?.title ?? seconds(sample))}</b><dl>` +
    (target ? `<dt>here</dt><dd>${seconds(sample)}</dd>` : "") +
    rows.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join("") +
    "</dl>";
  tooltip.hidden = false;
  const left = x + 16 + tooltip.offsetWidth > stageWidth ? x - 16 - tooltip.offsetWidth : x + 16;
  tooltip.style.left = `${Math.max(4, left)}px`;
  tooltip.style.top = `${Math.max(4, Math.min(y + 14, stageHeight - tooltip.offsetHeight - 4))}px`;
}

function laneRows(lane, sample) {
  switch (lane.id) {
    case "user":
      return [["level", decibels(peakAt(userPeaks, sample))]];
    case "heard":
      return [["level", decibels(peakAt(heardPeaks, sample))]];
    case "face":
      return curves.map((curve) => [curve.name, curveAt(curve, sample).toFixed(2)]);
    default:
      return [];
  }
}

function hideTooltip() {
  tooltip.hidden = true;
}
