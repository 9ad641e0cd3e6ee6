import { systemClock } from "@/lib/kernel/clock.ts";
import { Unavailable } from "@/lib/kernel/errors.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { log } from "@/lib/kernel/log.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { recordUsage } from "./record-usage.ts";
import { usageBuffer, type Usage, type UsageBuffer } from "./usage-buffer.ts";
import type { UsageCount } from "./usage-count.ts";

/** How long a count may wait in this process, and so what a process that is killed loses. */
const FLUSH_MS = 2_000;

/** @NOTE On globalThis: Next may evaluate a module once per bundle. */
const keeper = globalThis as typeof globalThis & {
  gatehouseUsage?: { buffer: UsageBuffer; timer: NodeJS.Timeout | null };
};

/**
 * Counts a domain's request. Returns at once: counts are written together, at most every two
 * seconds and by `flushUsage`.
 */
export function noteUsage(usage: Usage): void {
  const state = stateOfProcess();
  state.buffer.add(usage, systemClock());
  schedule(state);
}

/**
 * Writes what was counted so far; for the end of the process. What a database that is away does
 * not take is kept for the next time. Never throws.
 */
export async function flushUsage(): Promise<void> {
  const { buffer } = stateOfProcess();
  for (const [organizationId, counts] of buffer.take()) {
    await write(buffer, organizationId, counts);
  }
}

function stateOfProcess() {
  keeper.gatehouseUsage ??= { buffer: usageBuffer(), timer: null };
  return keeper.gatehouseUsage;
}

function schedule(state: ReturnType<typeof stateOfProcess>): void {
  state.timer ??= setTimeout(() => {
    void flushUsage().then(() => {
      state.timer = null;
      if (!state.buffer.isEmpty()) schedule(state);
    });
  }, FLUSH_MS).unref();
}

async function write(
  buffer: UsageBuffer,
  organizationId: OrganizationId,
  counts: readonly UsageCount[],
): Promise<void> {
  try {
    await runUseCase(
      recordUsage,
      { counts },
      {
        principal: { kind: "system", organizationId, purpose: "usage" },
        requestId: newId(),
        announce: () => Promise.resolve(),
      },
    );
  } catch (error) {
    if (error instanceof Unavailable) buffer.putBack(organizationId, counts);
    else log.error("usage of domains could not be written", { organizationId, error });
  }
}
