import { vi } from "vitest";
import { z } from "zod";

const lineSchema = z.object({
  level: z.string(),
  message: z.string(),
  reason: z.string().optional(),
});

type Line = z.infer<typeof lineSchema>;

/** What the house logs from now on, until `stop`: levels, messages and reasons. */
export function listenToLog(): { readonly said: () => Line[]; readonly stop: () => void } {
  const lines: string[] = [];
  const spy = vi.spyOn(console, "error").mockImplementation((line) => {
    lines.push(String(line));
  });
  return {
    said: () => lines.map((line) => lineSchema.parse(JSON.parse(line))),
    stop: () => {
      spy.mockRestore();
    },
  };
}
