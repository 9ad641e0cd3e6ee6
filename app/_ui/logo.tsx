import { cx } from "./cx.ts";

type LogoProps = {
  /** Shows the name beside the mark. */
  wordmark?: boolean | undefined;
  size?: "sm" | "md" | "lg" | undefined;
};

/** The gate: an arch with one leaf shut and one open. Named «Gatehouse» for screen readers. */
export function Logo({ wordmark, size = "md" }: LogoProps) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg
        viewBox="0 0 24 24"
        role="img"
        aria-label="Gatehouse"
        className={cx("shrink-0 text-accent", sizes[size])}
        fill="currentColor"
      >
        <path d="M2 22V12a10 10 0 0 1 20 0v10h-3.2V12a6.8 6.8 0 0 0-13.6 0v10Z" />
        <path d="M7 22V12a5 5 0 0 1 4.4-4.96V22Z" />
        <path d="m12.9 7.3 2.6 2.2V22l-2.6-2.2Z" opacity="0.5" />
      </svg>
      {wordmark && (
        <span
          aria-hidden="true"
          className={cx("font-semibold tracking-tight text-ink", words[size])}
        >
          Gatehouse
        </span>
      )}
    </span>
  );
}

const sizes = { sm: "size-4.5", md: "size-5.5", lg: "size-9" };
const words = { sm: "text-sm", md: "text-base", lg: "text-xl" };
