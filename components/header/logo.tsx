/** Two coasts, and the narrow land that joins them. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="shrink-0">
      <path
        d="M3.5,21.5C8,21.5 9.5,11 16,11S24,21.5 28.5,21.5"
        fill="none"
        stroke="var(--accent)"
        strokeWidth={3}
        strokeLinecap="round"
      />
      <path d="M2,27H30" stroke="var(--accent)" strokeWidth={3} strokeLinecap="round" opacity={0.45} />
      <circle cx={16} cy={11} r={3.4} fill="var(--panel)" stroke="var(--accent)" strokeWidth={2.6} />
    </svg>
  );
}
