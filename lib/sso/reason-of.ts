/** Why a provider could not be asked or believed, for the log. @NOTE Words alone: errors of the library carry what was sent, tokens among it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.name}: ${error.message}${cause}`;
}
