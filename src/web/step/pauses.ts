// Where the stepper pauses: at nodes, by name.

/** With the name, if it was not there, and else without it. */
export function toggled(stops: readonly string[], name: string): readonly string[] {
  return stops.includes(name) ? stops.filter((stop) => stop !== name) : [...stops, name];
}
