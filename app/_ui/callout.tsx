import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type CalloutTone = "info" | "warning" | "danger" | "success";

type CalloutProps = {
  tone?: CalloutTone | undefined;
  title?: string | undefined;
  children?: ReactNode;
  /** A button or link at the end. */
  action?: ReactNode;
};

/** A message in the flow of the page. Danger is announced at once, the rest is read in its place. */
export function Callout({ tone = "info", title, children, action }: CalloutProps) {
  return (
    <div
      role={tone === "danger" ? "alert" : undefined}
      className={cx(
        "flex flex-wrap items-start gap-x-2.5 gap-y-2 rounded-lg border px-3 py-2.5 text-sm",
        tones[tone],
      )}
    >
      <span className="mt-0.5 [&_svg]:size-4" aria-hidden="true">
        {icons[tone]}
      </span>
      <div className="min-w-0 flex-1 basis-48 text-ink">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className={title ? "mt-0.5 text-muted" : undefined}>{children}</div>}
      </div>
      {action && <div className="flex shrink-0 gap-2">{action}</div>}
    </div>
  );
}

const tones: Record<CalloutTone, string> = {
  info: "border-info-line bg-info-soft [&>span>svg]:text-info-text",
  warning: "border-warning-line bg-warning-soft [&>span>svg]:text-warning-text",
  danger: "border-danger-line bg-danger-soft [&>span>svg]:text-danger-text",
  success: "border-success-line bg-success-soft [&>span>svg]:text-success-text",
};

const icons: Record<CalloutTone, ReactNode> = {
  info: <Info />,
  warning: <TriangleAlert />,
  danger: <CircleAlert />,
  success: <CircleCheck />,
};
