// How far, and how long: one-line answers.

/** Blocks of 1 to 7 eighths of a character, from the left. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/**
 * A bar between two thin ends, drawn in eighths of a character.
 *
 * @param fraction - how much is done, 0…1; beyond that it is taken as 0 or 1, and NaN as 0
 * @param width - columns of the whole, at least 2
 */
export function progressBar(fraction: number, width: number): string {
  const room = Math.max(0, width - 2);
  const done = fraction > 0 ? Math.min(1, fraction) : 0;
  const eighths = Math.floor(done * room * 8);
  const bar = '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8];
  return `▕${bar.padEnd(room)}▏`;
}

/** A time in its two largest units: 0.8s, 42s, 1m 03s, 2h 05m, 3d 04h; "?" if it is not known (not finite). */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '?';
  const tenths = Math.round(Math.max(0, seconds) * 10);
  if (tenths < 100) return `${(tenths / 10).toFixed(1)}s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}m ${twoDigits(whole % 60)}s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}h ${twoDigits(minutes % 60)}m`;
  const hours = Math.round(seconds / 3600);
  return `${Math.floor(hours / 24)}d ${twoDigits(hours % 24)}h`;
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}
