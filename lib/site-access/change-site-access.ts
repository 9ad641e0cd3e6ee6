import type { AuditLine } from "@/lib/audit/record.ts";
import { principalName } from "@/lib/access/principal.ts";
import { hashPassword } from "@/lib/auth/hash-password.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { endVisits, getSiteForChange, saveSite, type SiteAccessRow } from "./repository.ts";
import { changeSiteAccessSchema, type ChangeSiteAccess, type SiteLevel } from "./schemas.ts";

/** What a change did; `guestsEnded` counts the visits it cut off. */
export type SiteAccessChange = {
  readonly changed: boolean;
  readonly from: SiteLevel;
  readonly level: SiteLevel;
  readonly newPassword: boolean;
  readonly version: number;
  readonly guestsEnded: number;
};

/**
 * Sets the level and, where one is typed, the site password. A new password and leaving `password`
 * level end every guest at once; the hash is kept, so that coming back needs no new password.
 * @throws Invalid for `password` level while no password was ever set.
 */
export const changeSiteAccess = defineMutation({
  action: "update",
  collection: "site",
  input: changeSiteAccessSchema,
  announces: ["site-access-changed"],
  // @NOTE A hash waits up to twenty seconds for a thread; nobody's connection may wait with it.
  prepare: hashOf,
  run: async ({ scope, input, permit, prepared: hash }): Promise<SiteAccessChange> => {
    const site = await getSiteForChange(scope);
    if (input.level === "password" && hash === null && site.passwordHash === null) {
      throw new Invalid("A site password is needed.", [
        { path: ["password"], message: "Set a password first, so that guests can enter." },
      ]);
    }
    if (site.level === input.level && hash === null) return unchanged(site);
    const endsGuests = hash !== null || (site.level === "password" && input.level !== "password");
    const guestsEnded = endsGuests ? await endVisits(scope, permit, site.passwordVersion) : 0;
    const version = site.version + 1;
    await saveSite(scope, permit, {
      level: input.level,
      passwordHash: hash ?? site.passwordHash,
      passwordVersion: site.passwordVersion + (endsGuests ? 1 : 0),
      version,
      changedBy: principalName(scope.principal),
    });
    const { level: from } = site;
    const newPassword = hash !== null;
    return { changed: true, from, level: input.level, newPassword, version, guestsEnded };
  },
  audit: (_deed, result): AuditLine | null => {
    if (!result.changed) return null;
    const { from, level, newPassword, version, guestsEnded } = result;
    return {
      action: "site.change",
      collection: "site",
      subjectId: null,
      summary: summaryOf(result),
      detail: { from, to: level, newPassword, version, guestsEnded },
    };
  },
});

async function hashOf({ password }: ChangeSiteAccess): Promise<string | null> {
  if (password === "") return null;
  return hashPassword(password, { pepper: environment().GATEHOUSE_PEPPER });
}

const unchanged = ({ level, version }: SiteAccessRow): SiteAccessChange => ({
  changed: false,
  from: level,
  level,
  newPassword: false,
  version,
  guestsEnded: 0,
});

function summaryOf({ from, level, newPassword }: SiteAccessChange): string {
  if (from === level) return "Set a new site password";
  const moved = `Changed site access from ${from} to ${level}`;
  return newPassword ? `${moved} and set a new site password` : moved;
}
