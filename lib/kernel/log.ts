type Level = "info" | "warn" | "error";
type Fields = Readonly<Record<string, unknown>>;

/** One JSON object a line on stderr, so that a log collector needs no parser of ours. */
function write(level: Level, message: string, fields: Fields): void {
  const entry = { time: new Date().toISOString(), level, message, ...fields };
  console.error(JSON.stringify(entry, serializable));
}

function serializable(_key: string, value: unknown): unknown {
  if (value instanceof Error) {
    return { name: value.name, message: value.message, stack: value.stack, cause: value.cause };
  }
  return typeof value === "bigint" ? String(value) : value;
}

/** The log. Never give it a secret, a cookie, a token or a body. */
export const log = {
  info: (message: string, fields: Fields = {}) => write("info", message, fields),
  warn: (message: string, fields: Fields = {}) => write("warn", message, fields),
  error: (message: string, fields: Fields = {}) => write("error", message, fields),
};
