type Triple = readonly [number, number, number];

/** Linear RGB as seen with full-strength deficiencies (Machado, Oliveira, Fernandes 2009). */
export const VISIONS = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;
type Matrix = (typeof VISIONS)[keyof typeof VISIONS];

const linear = (hex: string): Triple => {
  const part = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
};

const seen = ([r, g, b]: Triple, [rr, rg, rb, gr, gg, gb, br, bg, bb]: Matrix): Triple => {
  const held = (value: number) => Math.min(1, Math.max(0, value));
  return [held(rr * r + rg * g + rb * b), held(gr * r + gg * g + gb * b), held(br * r + bg * g + bb * b)];
};

const toLab = ([r, g, b]: Triple): Triple => {
  const f = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};

/** CIEDE2000 (Sharma, Wu, Dalal 2005): 1 is just noticeable side by side. */
function difference([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const rad = Math.PI / 180;
  const chroma7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const grey = 1 + 0.5 * (1 - Math.sqrt(chroma7 / (chroma7 + 25 ** 7)));
  const [c1, c2] = [Math.hypot(a1 * grey, b1), Math.hypot(a2 * grey, b2)];
  const hue = (a: number, b: number) => (Math.atan2(b, a * grey) / rad + 360) % 360;
  const [h1, h2] = [hue(a1, b1), hue(a2, b2)];
  const turn = h2 - h1 > 180 ? -360 : h2 - h1 < -180 ? 360 : 0;
  const dh = 2 * Math.sqrt(c1 * c2) * Math.sin(((h2 - h1 + turn) / 2) * rad);
  const lm = (l1 + l2) / 2;
  const cm = (c1 + c2) / 2;
  const hm = (h1 + h2) / 2 + (turn === 0 ? 0 : 180);
  const t =
    1 -
    0.17 * Math.cos((hm - 30) * rad) +
    0.24 * Math.cos(2 * hm * rad) +
    0.32 * Math.cos((3 * hm + 6) * rad) -
    0.2 * Math.cos((4 * hm - 63) * rad);
  const dl = (l2 - l1) / (1 + (0.015 * (lm - 50) ** 2) / Math.sqrt(20 + (lm - 50) ** 2));
  const dc = (c2 - c1) / (1 + 0.045 * cm);
  const dhs = dh / (1 + 0.015 * cm * t);
  const turned =
    -2 * Math.sqrt(cm ** 7 / (cm ** 7 + 25 ** 7)) * Math.sin(60 * Math.exp(-(((hm - 275) / 25) ** 2)) * rad);
  return Math.sqrt(dl ** 2 + dc ** 2 + dhs ** 2 + turned * dc * dhs);
}

/** How far two colours (`#rrggbb`) are apart to someone with this vision. */
export const apart = (a: string, b: string, vision: Matrix): number =>
  difference(toLab(seen(linear(a), vision)), toLab(seen(linear(b), vision)));

/** WCAG contrast of two colours. */
export function contrast(a: string, b: string): number {
  const light = (hex: string) => {
    const [r, g, blue] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue + 0.05;
  };
  return Math.max(light(a), light(b)) / Math.min(light(a), light(b));
}
