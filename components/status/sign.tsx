import type { Tone } from './tone';

type Props = { tone: Tone; size: number; x?: number; y?: number };

const CROSS = 'M-3,-3L3,3M3,-3L-3,3';
const CHECK = 'M-3.4,0.2L-1,2.8L3.6,-2.8';
const DASH = 'M-3.2,0H3.2';

/** The shape of a state, drawn in a field of 20 units. */
function Shape({ tone }: { tone: Tone }) {
  switch (tone) {
    case 'good':
      return (
        <>
          <circle r={8} className="sign-fill" />
          <path d={CHECK} className="sign-mark" strokeWidth={2} />
        </>
      );
    case 'degraded':
      return (
        <>
          <path
            d="M0,-8.6L9.2,7.4H-9.2Z"
            className="sign-fill"
            stroke="var(--tone)"
            strokeWidth={1.6}
            strokeLinejoin="round"
          />
          <path d="M0,-3V2.2M0,5.2V5.4" className="sign-mark" strokeWidth={2.1} />
        </>
      );
    case 'bad':
      return (
        <>
          <path
            d="M0,-9.4L9.4,0L0,9.4L-9.4,0Z"
            className="sign-fill"
            stroke="var(--tone)"
            strokeWidth={1.4}
            strokeLinejoin="round"
          />
          <path d={CROSS} className="sign-mark" strokeWidth={2.2} />
        </>
      );
    case 'recovering':
      return (
        <>
          <circle r={8} className="sign-line" strokeWidth={1.8} />
          <path d="M3.4,-1.4A3.7,3.7 0 1 0 3.4,1.8" className="sign-mark-line" strokeWidth={1.8} />
          <path d="M4.4,-4.4V-1H1" className="sign-mark-line" strokeWidth={1.8} />
        </>
      );
    case 'unknown':
      return (
        <>
          <circle r={8} className="sign-line" strokeWidth={1.6} strokeDasharray="2.6 2.4" />
          <text y={4.1} fontSize={11.5} className="sign-letter">
            ?
          </text>
        </>
      );
    case 'left':
    case 'none':
      return (
        <>
          <circle r={8} className="sign-line" strokeWidth={1.6} />
          <path d={DASH} className="sign-mark-line" strokeWidth={1.8} />
        </>
      );
  }
}

/** A sign inside an SVG. `size` is its width in the SVG's units. */
export function Sign({ tone, size, x = 0, y = 0 }: Props) {
  return (
    <g className={`tone-${tone}`} transform={`translate(${x},${y}) scale(${size / 20})`} aria-hidden="true">
      <Shape tone={tone} />
    </g>
  );
}

/** A sign in running text; decorative, since the word always stands beside it. */
export function SignIcon({
  tone,
  size = 16,
  className = '',
}: {
  tone: Tone;
  size?: number;
  className?: string;
}) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="-10 -10 20 20"
      className={`inline-block shrink-0 ${className}`}
      aria-hidden="true"
    >
      <Sign tone={tone} size={20} />
    </svg>
  );
}
