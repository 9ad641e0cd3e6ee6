import type { BrowserContext, ConsoleMessage, Request } from "@playwright/test";

/** What went wrong in a browser context so far. Grows while the context lives. */
export function watchContext(context: BrowserContext): string[] {
  const found: string[] = [];
  const navigations = new Set<string>();
  context.on("request", (request) => {
    if (request.isNavigationRequest()) navigations.add(request.url());
    if (!isOurs(request)) found.push(`request to a foreign host: ${request.url()}`);
  });
  context.on("weberror", (error) => found.push(`uncaught: ${String(error.error())}`));
  context.on("console", (message) => {
    if (message.type() === "error" && !isAnsweredNavigation(message, navigations)) {
      found.push(`console: ${message.text()} (${message.location().url})`);
    }
  });
  return found;
}

function isOurs(request: Request): boolean {
  const { protocol, hostname } = new URL(request.url());
  if (protocol === "data:" || protocol === "blob:" || protocol === "about:") return true;
  return /^(?:127\.0\.0\.1|(?:.+\.)?localhost|.+\.test)$/.test(hostname);
}

/**
 * @NOTE The browser reports a page answered with 401 or 404 as a console error. Those answers are
 * what several tests ask for; of anything the page itself loads they stay an error.
 */
const isAnsweredNavigation = (message: ConsoleMessage, navigations: ReadonlySet<string>): boolean =>
  message.text().startsWith("Failed to load resource: the server responded with a status of 4") &&
  navigations.has(message.location().url);
