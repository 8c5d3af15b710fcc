/**
 * Draws a schematic face from ARKit curves: lips with an outer and an inner contour, jaw, teeth, tongue, eyes with lids
 * and gaze, brows, cheeks, nose, and the turn of the head. One call draws one still; nothing is kept between calls.
 *
 *   drawFace(ctx, x, y, size, curves)
 *
 *   ctx     a canvas' 2D context
 *   x, y    upper left corner, and
 *   size    side of the square that the face is drawn into, in the units of the context
 *   curves  { JawOpen: 0.3, MouthClose: 0, HeadYaw: 0.1, … }: names of the ARKit 61 set to values, blendshapes 0..1,
 *           rotations -1..1; a name that is missing counts as 0, one that is not of the set is not looked at
 *
 * The character looks at the viewer, so its left side is on the right of the picture. The background is left as it is.
 */
function drawFace(ctx, x, y, size, curves) {
  const value = (name) => (Number.isFinite(curves[name]) ? curves[name] : 0);
  const clamp = (v, low, high) => Math.min(high, Math.max(low, v));
  const mix = (a, b, t) => a + (b - a) * t;
  const skin = { face: "#e8bf9f", shade: "#cf9c7c", line: "#7a4f3a", lip: "#bb5f5b", lipLine: "#8a3d3d" };

  // One unit is a little less than half the square. What stands out of the face moves further when the head turns.
  const turn = { yaw: value("HeadYaw") * 0.87, pitch: value("HeadPitch") * 0.87 };
  const at = (px, py, depth = 0.35) => [
    px * Math.cos(turn.yaw) + depth * Math.sin(turn.yaw),
    py * Math.cos(turn.pitch) - depth * Math.sin(turn.pitch),
  ];
  const path = (points, depth) => {
    ctx.beginPath();
    points.forEach(([px, py], i) => {
      const p = at(px, py, depth);
      if (i === 0) ctx.moveTo(...p);
      else ctx.lineTo(...p);
    });
  };
  const smooth = (points, closed) => {
    const out = [];
    const count = points.length;
    const pick = (i) => points[closed ? (i + count) % count : clamp(i, 0, count - 1)];
    for (let i = 0; i < (closed ? count : count - 1); i++) {
      const [a, b, c, d] = [pick(i - 1), pick(i), pick(i + 1), pick(i + 2)];
      for (let s = 0; s < 8; s++) {
        const t = s / 8;
        out.push([0, 1].map((k) =>
          b[k] + 0.5 * t * (c[k] - a[k] + t * (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k] + t * (3 * (b[k] - c[k]) + d[k] - a[k])))));
      }
    }
    if (!closed) out.push(points[count - 1]);
    return out;
  };
  const fill = (points, colour, depth) => {
    path(points, depth);
    ctx.closePath();
    ctx.fillStyle = colour;
    ctx.fill();
  };
  const stroke = (points, colour, width, depth, closed = false) => {
    path(points, depth);
    if (closed) ctx.closePath();
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.stroke();
  };

  const jaw = clamp(value("JawOpen"), 0, 1);
  const jawSide = (value("JawLeft") - value("JawRight")) * 0.08;
  const drop = 0.3 * jaw;

  ctx.save();
  ctx.translate(x + size / 2, y + size / 2);
  ctx.scale(0.46 * size, 0.46 * size);
  ctx.rotate(value("HeadRoll") * 0.87);
  ctx.lineCap = "round";
  ctx.lineJoin = "round";
  drawHead();
  for (const side of [-1, 1]) {
    drawEye(side);
    drawBrow(side);
    drawCheek(side);
  }
  drawNose();
  // The mouth is what is looked at: it is drawn larger than life.
  ctx.translate(0, -0.11);
  ctx.scale(1.25, 1.25);
  drawMouth();
  ctx.restore();

  function drawHead() {
    const half = [[0, -0.9], [0.36, -0.84], [0.6, -0.58], [0.66, -0.2], [0.63, 0.15]];
    const puff = 0.06 * value("CheekPuff");
    const low = [[0.55 + puff, 0.42 + drop * 0.3], [0.4, 0.68 + drop * 0.6], [0.2, 0.84 + drop * 0.7]];
    const chin = [0, 0.88 + drop * 0.72];
    const right = [...half, ...low];
    const outline = [
      ...right.map(([px, py]) => [px + (py > 0.3 ? jawSide : 0), py]),
      [chin[0] + jawSide, chin[1]],
      ...right.slice(1).reverse().map(([px, py]) => [-px + (py > 0.3 ? jawSide : 0), py]),
    ];
    const contour = smooth(outline, true);
    fill(contour, skin.face, 0.05);
    stroke(contour, skin.line, 0.014, 0.05, true);
  }

  function drawEye(side) {
    const name = (curve) => value(curve + (side > 0 ? "Left" : "Right"));
    const width = 0.15;
    const centre = [side * 0.27, -0.2];
    const squint = clamp(name("EyeSquint") + 0.5 * name("CheekSquint"), 0, 1);
    const lookDown = name("EyeLookDown");
    const blink = clamp(name("EyeBlink") + 0.25 * lookDown, 0, 1);
    const top = (0.075 + 0.035 * name("EyeWide")) * (1 - 0.15 * squint);
    const bottom = 0.055 * (1 - 0.55 * squint);
    const seam = bottom * 0.75;
    const lid = mix(-top, seam, blink);
    const low = mix(bottom, seam, blink);
    const arc = (height, from, to) => Array.from({ length: 17 }, (_, i) => {
      const t = mix(from, to, i / 16);
      return [centre[0] + width * t, centre[1] + height * (1 - t * t)];
    });
    const opening = [...arc(lid, -1, 1), ...arc(low, 1, -1)];
    ctx.save();
    path(opening, 0.3);
    ctx.closePath();
    ctx.fillStyle = "#f7f4ef";
    ctx.fill();
    ctx.clip();
    // Out is the character's left for the left eye; in, its right.
    const across = side * (name("EyeLookOut") - name("EyeLookIn"));
    const iris = at(centre[0] + 0.085 * across, centre[1] - 0.008 + 0.06 * (lookDown - name("EyeLookUp")), 0.3);
    for (const [radius, colour] of [[0.066, "#4f6f86"], [0.031, "#16222b"]]) {
      ctx.beginPath();
      ctx.arc(iris[0], iris[1], radius, 0, 2 * Math.PI);
      ctx.fillStyle = colour;
      ctx.fill();
    }
    ctx.beginPath();
    ctx.arc(iris[0] - 0.018, iris[1] - 0.02, 0.012, 0, 2 * Math.PI);
    ctx.fillStyle = "#ffffff";
    ctx.fill();
    ctx.restore();
    stroke(arc(lid, -1, 1), skin.line, 0.024, 0.3);
    stroke(arc(low, -1, 1), skin.shade, 0.011, 0.3);
    if (squint > 0.05) {
      stroke(arc(low + 0.035, -0.7, 0.7), skin.shade, 0.008 + 0.006 * squint, 0.3);
    }
  }

  function drawBrow(side) {
    const name = (curve) => value(curve + (side > 0 ? "Left" : "Right"));
    const down = name("BrowDown");
    const inner = value("BrowInnerUp");
    const outer = name("BrowOuterUp");
    const y0 = -0.39 - 0.1 * inner + 0.085 * down;
    const y1 = -0.455 - 0.05 * inner - 0.06 * outer + 0.06 * down;
    const y2 = -0.4 - 0.1 * outer + 0.02 * down;
    const x0 = 0.11 - 0.025 * down;
    stroke(smooth([[side * x0, y0], [side * 0.28, y1], [side * 0.44, y2]]), "#5a3b2a", 0.04, 0.32);
  }

  function drawCheek(side) {
    const name = (curve) => value(curve + (side > 0 ? "Left" : "Right"));
    const lift = clamp(name("MouthSmile") + 0.6 * name("CheekSquint") + 0.5 * name("NoseSneer") + 0.3 * name("MouthUpperUp"), 0, 1);
    if (lift > 0.04) {
      ctx.globalAlpha = Math.min(0.85, 0.2 + lift);
      stroke(smooth([[side * 0.15, 0.13], [side * 0.25, 0.2 - 0.03 * lift], [side * (0.31 + 0.03 * lift), 0.33]]), skin.shade, 0.014, 0.35);
      ctx.globalAlpha = 1;
    }
  }

  function drawNose() {
    const sneer = 0.5 * (value("NoseSneerLeft") + value("NoseSneerRight"));
    const base = 0.13 - 0.025 * sneer;
    stroke(smooth([[-0.1, base - 0.03], [-0.075, base + 0.015], [-0.03, base], [0, base + 0.02], [0.03, base], [0.075, base + 0.015], [0.1, base - 0.03]]),
      skin.line, 0.014, 0.55);
    stroke(smooth([[0.035, -0.18], [0.05, -0.02], [0.08, 0.05]]), skin.shade, 0.012, 0.5);
  }

  function drawMouth() {
    const both = (curve) => 0.5 * (value(curve + "Left") + value(curve + "Right"));
    const funnel = value("MouthFunnel");
    const pucker = value("MouthPucker");
    const sideways = (value("MouthLeft") - value("MouthRight")) * 0.09 + jawSide * 0.6;
    const rollUp = value("MouthRollUpper");
    const rollLow = value("MouthRollLower");
    const press = both("MouthPress");
    const close = clamp(value("MouthClose"), 0, 1);
    const seamY = 0.4;

    const corner = (side) => {
      const name = (curve) => value(curve + (side > 0 ? "Left" : "Right"));
      const smile = name("MouthSmile");
      const wide = 0.235 + 0.06 * smile + 0.05 * name("MouthStretch") + 0.025 * name("MouthDimple")
        - 0.115 * pucker - 0.075 * funnel - 0.02 * jaw;
      const height = seamY + 0.22 * drop - 0.075 * smile + 0.07 * name("MouthFrown") + 0.025 * name("MouthStretch") - 0.01 * name("MouthDimple");
      return [side * Math.max(0.08, wide) + sideways, height];
    };
    const [right, left] = [corner(-1), corner(1)];

    // The jaw takes the lower lip along; MouthClose takes back its share of that.
    const apart = drop * clamp(1 - (jaw > 0 ? close / jaw : 0), 0, 1);
    const shared = drop - apart;
    const middle = seamY + 0.22 * drop + 0.18 * shared - 0.02 * both("MouthSmile");
    const shut = clamp(1 - (apart + 0.06 * (both("MouthUpperUp") + both("MouthLowerDown"))) / 0.02, 0, 1);
    const bow = -0.012 * (1 - pucker) * (1 - shut);
    const innerTop = Math.min(middle + bow - 0.055 * both("MouthUpperUp") - 0.035 * funnel * (1 - shut) - 0.02 * value("MouthShrugUpper") - 0.1 * apart,
      middle + 0.02);
    const innerLow = Math.max(innerTop, middle + 0.9 * apart + 0.075 * both("MouthLowerDown") + 0.03 * funnel * (1 - shut) - 0.035 * value("MouthShrugLower")
      - 0.06 * rollLow * (1 - shut));
    const thin = 1 - 0.45 * press;
    const upper = Math.max(0.012, (0.062 + 0.022 * pucker + 0.02 * funnel) * (1 - 0.8 * rollUp) * thin);
    const lower = Math.max(0.012, (0.078 + 0.024 * pucker + 0.024 * funnel) * (1 - 0.8 * rollLow) * thin);

    const centre = sideways;
    const lens = (top, low, inset) => {
      const l = [left[0] - inset, left[1]];
      const r = [right[0] + inset, right[1]];
      const edge = (height, ratio) => [
        [mix(r[0], centre, ratio), mix(r[1], height, 0.74)], [centre, height], [mix(l[0], centre, ratio), mix(l[1], height, 0.74)],
      ];
      const topEdge = edge(top, 0.42);
      const lowEdge = edge(low, 0.42);
      return { all: smooth([r, ...topEdge, l, ...[...lowEdge].reverse()], true), top: [r, ...topEdge, l], low: [r, ...lowEdge, l] };
    };
    const outerTop = innerTop - upper;
    const outer = lens(outerTop, innerLow + lower, -0.012);
    const inner = lens(innerTop, innerLow, 0.03 * (1 - funnel));

    fill(outer.all, skin.lip, 0.45);
    ctx.save();
    path(inner.all, 0.42);
    ctx.closePath();
    ctx.fillStyle = "#3a1518";
    ctx.fill();
    ctx.clip();
    const teethWidth = 0.17;
    const band = (top, bottom, width) => smooth([[centre - width, top], [centre, top + 0.012], [centre + width, top], [centre + width * 0.96, bottom],
      [centre, bottom + 0.012], [centre - width * 0.96, bottom]], true);
    const gumLine = seamY - 0.03;
    fill(band(gumLine - 0.06, gumLine + 0.055, teethWidth), "#f4efe6", 0.3);
    fill(band(gumLine + 0.06 + drop, gumLine + 0.13 + drop, teethWidth * 0.85), "#e4ddd0", 0.28);
    drawTongue(centre, innerLow - 0.32 * apart - 0.04 * value("TongueOut"));
    ctx.restore();
    if (value("TongueOut") > 0.04) {
      const out = value("TongueOut");
      const tip = innerLow - 0.02 + 0.14 * Math.max(0, out - 0.25);
      fill(smooth([[centre - 0.09, innerLow - 0.05], [centre, innerLow - 0.055 - 0.02 * out], [centre + 0.09, innerLow - 0.05], [centre + 0.06, tip],
        [centre, tip + 0.02], [centre - 0.06, tip]], true), "#d27c79", 0.5);
    }
    stroke(outer.all, skin.lipLine, 0.009, 0.45, true);
    stroke(inner.all, "#5e2426", 0.008 + 0.006 * shut, 0.43, true);
    if (rollLow > 0.2 && close < 0.5 * jaw) {
      // A bitten lip goes under the upper teeth, which then show in front of it.
      ctx.globalAlpha = clamp((rollLow - 0.2) * 5, 0, 1);
      fill(band(innerTop, Math.max(innerLow, innerTop + 0.02) + 0.012, 0.13), "#f4efe6", 0.46);
      ctx.globalAlpha = 1;
    }
    stroke(smooth([[centre - 0.07, innerLow + lower + 0.06], [centre, innerLow + lower + 0.07], [centre + 0.07, innerLow + lower + 0.06]]), skin.shade,
      0.012 + 0.012 * value("MouthShrugLower"), 0.4);
  }

  function drawTongue(centre, height) {
    fill(smooth([[centre - 0.13, height + 0.14], [centre - 0.1, height + 0.03], [centre, height], [centre + 0.1, height + 0.03],
      [centre + 0.13, height + 0.14]], true), "#b9605f", 0.3);
  }
}
