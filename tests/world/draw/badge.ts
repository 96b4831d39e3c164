/** Badge images drawn by code: a shape, two rings, a sign. Distances are in half sizes, the centre is 0,0, y points down. */
import { PNG } from 'pngjs';

type Distance = (x: number, y: number) => number;
export type Shape = 'circle' | 'hexagon' | 'shield' | 'square' | 'rosette';
export type Sign =
  | 'robot'
  | 'book'
  | 'wave'
  | 'spark'
  | 'people'
  | 'gear'
  | 'network'
  | 'quill'
  | 'key'
  | 'cloud'
  | 'speech'
  | 'leaf';
export interface Drawing {
  shape: Shape;
  sign: Sign;
  /** #rrggbb */
  colour: string;
  accent: string;
  size?: number;
}

const circle =
  (cx: number, cy: number, r: number): Distance =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - r;
const box =
  (cx: number, cy: number, w: number, h: number, round = 0): Distance =>
  (x, y) => {
    const dx = Math.abs(x - cx) - w + round;
    const dy = Math.abs(y - cy) - h + round;
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - round;
  };
const line =
  (ax: number, ay: number, bx: number, by: number, width: number): Distance =>
  (x, y) => {
    const t = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
    const h = Math.min(1, Math.max(0, t));
    return Math.hypot(x - ax - h * (bx - ax), y - ay - h * (by - ay)) - width;
  };
function polygon(...points: [number, number][]): Distance {
  const edges = points.map(([ax, ay], i) => {
    const [bx, by] = points[(i + 1) % points.length] ?? [ax, ay];
    return { ax, ay, by, dx: bx - ax, dy: by - ay, square: (bx - ax) ** 2 + (by - ay) ** 2 };
  });
  return (x, y) => {
    let inside = false;
    let nearest = Number.POSITIVE_INFINITY;
    for (const { ax, ay, by, dx, dy, square } of edges) {
      const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
      const ex = x - ax - t * dx;
      const ey = y - ay - t * dy;
      nearest = Math.min(nearest, ex * ex + ey * ey);
      if (by > y !== ay > y && x < (dx * (y - ay)) / dy + ax) inside = !inside;
    }
    return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest);
  };
}
/** Round corners: everything within `by` of the shape. */
const grown =
  (shape: Distance, by: number): Distance =>
  (x, y) =>
    shape(x, y) - by;
const union =
  (...parts: Distance[]): Distance =>
  (x, y) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const part of parts) nearest = Math.min(nearest, part(x, y));
    return nearest;
  };
const both =
  (a: Distance, b: Distance): Distance =>
  (x, y) =>
    Math.max(a(x, y), b(x, y));
function without(from: Distance, ...cuts: Distance[]): Distance {
  const cut = union(...cuts);
  return (x, y) => Math.max(from(x, y), -cut(x, y));
}

function regular(sides: number, r: number, turn = 0): Distance {
  return polygon(
    ...Array.from({ length: sides }, (_, i): [number, number] => {
      const a = turn + (i * 2 * Math.PI) / sides;
      return [r * Math.cos(a), r * Math.sin(a)];
    }),
  );
}

const SHAPES: Record<Shape, Distance> = {
  circle: circle(0, 0, 0.94),
  hexagon: grown(regular(6, 0.86, Math.PI / 6), 0.1),
  square: box(0, 0, 0.88, 0.88, 0.26),
  rosette: (x, y) => Math.hypot(x, y) - 0.88 - 0.05 * Math.cos(16 * Math.atan2(y, x)),
  shield: grown(
    polygon(
      [-0.74, -0.78],
      [0, -0.86],
      [0.74, -0.78],
      [0.74, 0.06],
      [0.58, 0.44],
      [0.3, 0.7],
      [0, 0.87],
      [-0.3, 0.7],
      [-0.58, 0.44],
      [-0.74, 0.06],
    ),
    0.07,
  ),
};

const SIGNS: Record<Sign, Distance> = {
  robot: without(
    union(
      box(0, 0.06, 0.38, 0.3, 0.1),
      line(0, -0.2, 0, -0.42, 0.03),
      circle(0, -0.44, 0.07),
      box(-0.45, 0.08, 0.05, 0.13, 0.04),
      box(0.45, 0.08, 0.05, 0.13, 0.04),
    ),
    circle(-0.15, 0.0, 0.075),
    circle(0.15, 0.0, 0.075),
    box(0, 0.2, 0.17, 0.03, 0.02),
  ),
  book: without(
    union(
      polygon([0, -0.24], [-0.48, -0.34], [-0.48, 0.28], [0, 0.4]),
      polygon([0, -0.24], [0.48, -0.34], [0.48, 0.28], [0, 0.4]),
    ),
    line(0, -0.3, 0, 0.5, 0.022),
    line(-0.36, -0.12, -0.12, -0.06, 0.022),
    line(-0.36, 0.06, -0.12, 0.12, 0.022),
    line(0.36, -0.12, 0.12, -0.06, 0.022),
    line(0.36, 0.06, 0.12, 0.12, 0.022),
  ),
  wave: (x, y) =>
    Math.max(
      Math.min(
        ...[-0.24, 0, 0.24].map((offset) => Math.abs(y - offset - 0.09 * Math.sin(x * 7.5 + offset)) * 0.84 - 0.055),
      ),
      Math.abs(x) - 0.5,
    ),
  spark: union(
    polygon([0, -0.52], [0.11, -0.11], [0.52, 0], [0.11, 0.11], [0, 0.52], [-0.11, 0.11], [-0.52, 0], [-0.11, -0.11]),
    circle(0.36, -0.36, 0.07),
    circle(-0.36, 0.36, 0.05),
  ),
  people: union(
    circle(0, -0.22, 0.16),
    without(circle(0, 0.4, 0.34), box(0, 0.78, 0.6, 0.4)),
    circle(-0.4, -0.1, 0.11),
    without(circle(-0.4, 0.4, 0.22), box(-0.4, 0.78, 0.6, 0.4), circle(0, 0.4, 0.39)),
    circle(0.4, -0.1, 0.11),
    without(circle(0.4, 0.4, 0.22), box(0.4, 0.78, 0.6, 0.4), circle(0, 0.4, 0.39)),
  ),
  gear: without(
    (x, y) => {
      const a = Math.atan2(y, x);
      return Math.hypot(x, y) - 0.4 - 0.06 * Math.max(-1, Math.min(1, 3 * Math.cos(8 * a)));
    },
    circle(0, 0, 0.17),
  ),
  network: union(
    line(0, -0.34, -0.38, 0.26, 0.03),
    line(0, -0.34, 0.38, 0.26, 0.03),
    line(-0.38, 0.26, 0.38, 0.26, 0.03),
    line(0, -0.34, 0, 0.06, 0.03),
    circle(0, -0.36, 0.14),
    circle(-0.4, 0.28, 0.14),
    circle(0.4, 0.28, 0.14),
    circle(0, 0.07, 0.1),
  ),
  quill: without(
    union(
      polygon([0.44, -0.48], [0.12, -0.34], [-0.16, -0.02], [-0.3, 0.3], [0.06, 0.18], [0.32, -0.1]),
      line(-0.46, 0.48, -0.1, 0.06, 0.028),
      line(-0.46, 0.5, 0.3, 0.5, 0.024),
    ),
    line(-0.2, 0.2, 0.3, -0.34, 0.018),
  ),
  key: without(
    union(
      circle(-0.2, -0.16, 0.26),
      line(0, 0.02, 0.42, 0.42, 0.065),
      line(0.3, 0.3, 0.42, 0.18, 0.055),
      line(0.16, 0.16, 0.25, 0.07, 0.055),
    ),
    circle(-0.24, -0.2, 0.1),
  ),
  cloud: union(
    circle(-0.24, 0.08, 0.22),
    circle(0.04, -0.1, 0.28),
    circle(0.3, 0.1, 0.2),
    box(0.02, 0.2, 0.44, 0.12, 0.11),
  ),
  speech: without(
    union(box(0, -0.06, 0.46, 0.32, 0.12), polygon([-0.26, 0.18], [-0.3, 0.5], [0.06, 0.2])),
    circle(-0.2, -0.06, 0.055),
    circle(0, -0.06, 0.055),
    circle(0.2, -0.06, 0.055),
  ),
  leaf: without(both(circle(-0.16, -0.16, 0.56), circle(0.2, 0.2, 0.56)), line(-0.34, 0.4, 0.3, -0.24, 0.024)),
};

type Rgb = [number, number, number];
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
function rgb(hex: string): Rgb {
  const n = Number.parseInt(hex.slice(1), 16);
  return [n >> 16, (n >> 8) & 255, n & 255];
}
function mix(a: Rgb, b: Rgb, t: number): Rgb {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

/** A square PNG with transparent corners. */
export function badgePng({ shape, sign, colour, accent, size = 240 }: Drawing): Uint8Array {
  const png = new PNG({ width: size, height: size });
  const [outer, glyph] = [SHAPES[shape], SIGNS[sign]];
  const [base, ring] = [rgb(colour), rgb(accent)];
  const [light, dark] = [mix(base, WHITE, 0.12), mix(base, BLACK, 0.28)];
  const unit = 2 / size;
  const cover = (d: number) => Math.min(1, Math.max(0, 0.5 - d / unit));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const x = (column + 0.5) * unit - 1;
      const y = (row + 0.5) * unit - 1;
      const edge = outer(x, y);
      const alpha = cover(edge);
      if (alpha === 0) continue;
      let paint = mix(light, dark, (y + 1) / 2);
      if (edge > -0.2) {
        paint = mix(ring, paint, cover(edge + 0.075));
        paint = mix(paint, WHITE, cover(Math.abs(edge + 0.115) - 0.014) * 0.9);
      }
      if (Math.abs(x) < 0.6 && Math.abs(y) < 0.6) {
        const sign = glyph(x / 1.05, y / 1.05);
        // A shadow a little below; no need to look for it far from the sign.
        if (sign > 0 && sign < 0.03) paint = mix(paint, BLACK, cover(glyph(x / 1.05, (y - 0.025) / 1.05)) * 0.16);
        if (sign < unit) paint = mix(paint, WHITE, cover(sign));
      }
      const at = (row * size + column) * 4;
      for (const i of [0, 1, 2] as const) png.data[at + i] = Math.round(paint[i]);
      png.data[at + 3] = Math.round(alpha * 255);
    }
  }
  return new Uint8Array(PNG.sync.write(png));
}
