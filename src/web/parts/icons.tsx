// Signs on buttons, drawn here: not every font has them.

const SHAPES = {
  first: 'M1 2h2.4v12H1zM9.2 2v12L3.4 8zM15 2v12L9.2 8z',
  back: 'M14 2v12L5.4 8zM2 2h2.4v12H2z',
  play: 'M4 2l9 6-9 6z',
  pause: 'M3 2h3.6v12H3zM9.4 2H13v12H9.4z',
  next: 'M2 2l8.6 6L2 14zM11.6 2H14v12h-2.4z',
  last: 'M1 2l5.8 6L1 14zM6.8 2l5.8 6-5.8 6zM12.6 2H15v12h-2.4z',
};

export type Sign = keyof typeof SHAPES;

/** As large as the text around it, in its colour. Its button has the name. */
export function Icon({ sign }: { sign: Sign }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <IconPath sign={sign} />
    </svg>
  );
}

/** Within a picture, on 16 by 16 units. */
export function IconPath({ sign }: { sign: Sign }) {
  return <path d={SHAPES[sign]} fill="currentColor" />;
}
