import { RotateCw, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";

type ErrorStateProps = {
  title?: string | undefined;
  children?: ReactNode;
  onRetry?: (() => void) | undefined;
  /** A link to somewhere that works. */
  action?: ReactNode;
  /** What support can look the failure up by. */
  requestId?: string | undefined;
};

/** What stands where content would, when it could not be had: what to do, and a number to quote. */
export function ErrorState(props: ErrorStateProps) {
  const { title = "This could not be loaded", children, onRetry, action, requestId } = props;
  return (
    <div role="alert">
      <EmptyState
        icon={<TriangleAlert />}
        title={title}
        action={
          (onRetry || action) && (
            <>
              {onRetry && (
                <Button icon={<RotateCw aria-hidden="true" />} onClick={onRetry}>
                  Try again
                </Button>
              )}
              {action}
            </>
          )
        }
      >
        {children ?? "Something went wrong on the way. Nothing was changed."}
        {requestId && (
          <p className="mt-2 text-xs">
            Request <code className="font-mono">{requestId}</code>
          </p>
        )}
      </EmptyState>
    </div>
  );
}
