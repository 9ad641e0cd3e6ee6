import { Conflict } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { CollectionSettings, HeldCollection } from "./held-collection.ts";
import { namesOf, policiesOn } from "./naming-policies.ts";

type Counted = { readonly live: number; readonly drafted: number };

/**
 * Sees that what is there can go on as the collection shall be: several entries are not one, and what
 * is drafted would be shown to the world where there are no drafts.
 * @throws Conflict, naming the setting.
 */
export async function requireSettable(
  scope: Scope,
  before: HeldCollection,
  after: CollectionSettings,
): Promise<void> {
  const becomesOne = after.singleton && !before.singleton;
  const losesDrafts = before.publishes && !after.publishes;
  if (!becomesOne && !losesDrafts) return;
  const { live, drafted } = await count(scope, before.id);
  if (becomesOne && live > 1) {
    throw refused("singleton", `There are ${live} entries: delete all but one of them first.`);
  }
  if (!losesDrafts) return;
  if (drafted > 0) {
    const which = drafted === 1 ? "One entry has" : `${drafted} entries have`;
    throw refused(
      "publishes",
      `${which} a draft that is not published: publish or delete it first, also in the bin.`,
    );
  }
  const policies = await policiesOn(scope, before.slug, ["read-draft", "publish"]);
  if (policies.count === 0) return;
  const message = `Drafts are what ${namesOf(policies)} gives rights to: change that first.`;
  throw refused("publishes", message);
}

async function count({ db, organizationId }: Scope, collection: string): Promise<Counted> {
  const [row] = await db.$queryRaw<Counted[]>`
    SELECT (count(*) FILTER (WHERE deleted_at IS NULL))::int AS live,
      (count(*) FILTER (WHERE changed OR published IS NULL))::int AS drafted
    FROM entries WHERE organization_id = ${organizationId}::uuid
      AND collection_id = ${collection}::uuid`;
  return row ?? { live: 0, drafted: 0 };
}

const refused = (setting: string, message: string) =>
  new Conflict(message, [{ path: [setting], message }]);
