import type { ReactNode } from "react";

type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  /** The way out: usually one button. */
  action?: ReactNode;
};

/** What stands where a list would, when there is nothing to list: why, and what to do about it. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center px-6 py-12 text-center">
      {icon && (
        <span
          className="relative mb-4 grid h-14 w-12 place-items-center rounded-t-full rounded-b-md border bg-sunken pt-1 text-faint [&_svg]:size-5"
          aria-hidden="true"
        >
          {icon}
        </span>
      )}
      <p className="text-base font-semibold text-ink">{title}</p>
      {children && <div className="mt-1 max-w-sm text-sm text-pretty text-muted">{children}</div>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
