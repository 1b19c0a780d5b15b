// The colours of all plots: told apart with any colour vision, and used in the same order everywhere, so
// that a class has one colour in the terminal and in the SVG.

/** Red, green and blue, each from 0 to 255. */
export type Color = readonly [red: number, green: number, blue: number];

export const WHITE: Color = [255, 255, 255];
export const BLACK: Color = [0, 0, 0];

/**
 * Okabe and Ito (2008), "Color Universal Design", without black, which a dark terminal would hide; then
 * grey, and the wine and olive of Tol's muted scheme, for ten classes in all.
 */
export const PALETTE: readonly Color[] = [
  [0, 114, 178], // blue
  [230, 159, 0], // orange
  [0, 158, 115], // bluish green
  [204, 121, 167], // reddish purple
  [86, 180, 233], // sky blue
  [213, 94, 0], // vermilion
  [240, 228, 66], // yellow
  [153, 153, 153], // grey
  [136, 34, 85], // wine
  [153, 153, 51], // olive
];

/** The entry for series or class number `index`; after the last, the list begins again. */
export function cycle<T>(list: readonly T[], index: number): T {
  return list[index % list.length];
}

/** The colour a share (0…1) of the way from one to another. */
export function mix(from: Color, to: Color, share: number): Color {
  const channel = (i: number) => Math.round(from[i] + (to[i] - from[i]) * share);
  return [channel(0), channel(1), channel(2)];
}

/** As CSS and SVG write it: #rrggbb. */
export function hex(color: Color): string {
  return '#' + color.map((channel) => channel.toString(16).padStart(2, '0')).join('');
}
