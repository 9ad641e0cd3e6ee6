import { planAuthors } from "./plan-authors.ts";
import { type Planned, planItem, type Taken, withDigest } from "./plan.ts";
import type { SiteIndex } from "./site-index.ts";
import type { WxrRecord } from "./wxr-records.ts";

/**
 * The whole plan of an import: authors first, then every item of the file exactly once, each page
 * after the page above it. Only pages that wait for their parent are kept in memory meanwhile.
 */
export async function* planImport(
  records: AsyncIterable<WxrRecord>,
  index: SiteIndex,
): AsyncGenerator<Planned> {
  yield* planAuthors(index);
  const family = new Family();
  for await (const record of records) {
    if (record.kind !== "item") continue;
    const planned = planItem(record, index);
    if (planned.kind === "refuse") yield planned;
    else yield* family.admit(planned);
  }
  yield* family.orphans();
}

/** Holds children back until their parent has come. */
class Family {
  private readonly come = new Set<string>();
  private readonly waiting = new Map<string, Taken[]>();

  admit(planned: Taken): readonly Taken[] {
    const { parentKey } = planned.command;
    if (parentKey === null || this.come.has(parentKey)) return this.releaseWith(planned);
    this.waiting.set(parentKey, [...(this.waiting.get(parentKey) ?? []), planned]);
    return [];
  }

  /** Those whose parent never came, because its own content could not be taken. */
  orphans(): readonly Taken[] {
    const heads = [...this.waiting].filter(([key]) => !this.isWaiting(key));
    return heads.flatMap(([key, children]) => {
      this.waiting.delete(key);
      return children.flatMap((child) => this.releaseWith(atRoot(child)));
    });
  }

  private releaseWith(first: Taken): readonly Taken[] {
    const released: Taken[] = [first];
    for (const { command } of released) {
      this.come.add(command.externalKey);
      released.push(...(this.waiting.get(command.externalKey) ?? []));
      this.waiting.delete(command.externalKey);
    }
    return released;
  }

  private isWaiting(key: string): boolean {
    return [...this.waiting.values()].some((children) =>
      children.some(({ command }) => command.externalKey === key),
    );
  }
}

function atRoot(child: Taken): Taken {
  const { digest: _, ...command } = child.command;
  return {
    ...child,
    command: withDigest({ ...command, parentKey: null }),
    notes: [...child.notes, "the page above it was not taken, put at the root"],
  };
}
