type KeyHintProps = { keys: readonly string[] };

/** Keys to press together, as small caps beside an action. */
export function KeyHint({ keys }: KeyHintProps) {
  return (
    <span className="inline-flex gap-0.5">
      {keys.map((key) => (
        <kbd
          key={key}
          className="inline-grid h-4.5 min-w-4.5 place-items-center rounded-sm border bg-sunken px-1 font-sans text-2xs leading-none text-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
