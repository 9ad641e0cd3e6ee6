import { reportError } from "./report-error.ts";

/** Reports what nothing in the page has caught, from now on. */
export function watchErrors(): void {
  window.addEventListener("error", ({ error, message, filename, lineno, colno }) => {
    reportError(error ?? message, { source: filename, line: lineno, column: colno });
  });
  window.addEventListener("unhandledrejection", ({ reason }) => reportError(reason));
}
