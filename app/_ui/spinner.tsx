type SpinnerProps = { label?: string | undefined };

/**
 * A turning arch. With a `label` it announces itself as a status; without one it is decoration
 * beside text that already says what is going on.
 */
export function Spinner({ label }: SpinnerProps) {
  return (
    <span role={label ? "status" : undefined} className="inline-flex items-center">
      <svg viewBox="0 0 16 16" className="size-4 animate-spin" aria-hidden="true" fill="none">
        <circle cx="8" cy="8" r="6" stroke="currentColor" strokeOpacity="0.25" strokeWidth="2" />
        <path d="M14 8a6 6 0 0 0-6-6" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      </svg>
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
