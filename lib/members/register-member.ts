import { z } from "zod";
import { linkInstanceIdentity } from "@/lib/auth/link-instance-identity.ts";
import { Conflict, Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { newId, type MemberId, type UserId } from "@/lib/kernel/ids.ts";
import { spendLink } from "@/lib/one-time/spend-link.ts";
import { asPerson } from "@/lib/tenancy/directory.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { insertMember, replaceRoles } from "./repository.ts";

const registerMemberInput = z.strictObject({
  email: z.string(),
  name: z.string(),
  /** Null: they sign in by a provider. */
  passwordHash: z.string().nullable(),
  /** Null: a provider of the whole instance has verified the address. */
  link: z.strictObject({ id: z.string(), digest: z.string() }).nullable(),
  /** By what they sign in with that provider. */
  identity: z.strictObject({ providerId: z.string(), subject: z.string() }).nullable(),
});

/**
 * Uses the link of a registration up, where it was proven by one that the address is theirs: whoever holds it is a member with the role User from now on,
 * and nothing else, while the organization lets people register. Whoever comes by a provider is linked to
 * it at once, so that no account is left which nothing opens. For the system alone.
 * @throws NotFound for a link that is used or expired, and where registration is closed; Conflict where
 * the address has an account, in use or suspended: a letter to it is no way into that one.
 */
export const registerMember = defineMutation({
  action: "create",
  inTurn: true,
  collection: "users",
  input: registerMemberInput,
  async run({ scope, input, permit }): Promise<Registered> {
    if (scope.principal.kind !== "system") throw new Forbidden();
    const { link, identity, ...person } = input;
    if (link !== null) {
      const used = { ...link, purpose: "registration" } as const;
      if (!(await spendLink(scope.db, used, scope.clock()))) throw new NotFound();
    }
    const role = await roleOfNewcomers(scope);
    const userId = await createAccount(scope, person);
    const id = newId<MemberId>();
    const arrival = { status: "active", acceptedAt: new Date(scope.clock()) } as const;
    await insertMember(scope, permit, { id, userId, ...arrival });
    await replaceRoles(scope, permit, { id, ids: [role] });
    return { id, userId, identityId: await linked(scope, userId, identity) };
  },
  audit: ({ input: { email } }, { id }) => ({
    action: "member.register",
    collection: "users",
    subjectId: id,
    summary: `${email} registered`,
  }),
});

/** The role User; it goes by its place, whatever it is called. @throws NotFound where registration is closed. */
async function roleOfNewcomers({ db, organizationId }: Scope): Promise<string> {
  const settings = await db.organizationSettings.findFirst({ where: { organizationId } });
  const role = await db.role.findFirst({ where: { organizationId, slug: "user", system: true } });
  if (settings?.registration !== true || role === null) throw new NotFound();
  return role.id;
}

type Registering = z.infer<typeof registerMemberInput>;
type Registered = {
  readonly id: MemberId;
  readonly userId: UserId;
  /** The link to the provider that they came by; null: they came by a letter. */
  readonly identityId: string | null;
};

async function linked(
  { db, requestId, clock }: Scope,
  userId: UserId,
  identity: Registering["identity"],
): Promise<string | null> {
  if (identity === null) return null;
  const setting = { requestId, now: clock() };
  return (await linkInstanceIdentity(db, { userId, ...identity }, setting)).identityId;
}

type NewAccount = Omit<Registering, "link" | "identity">;

async function createAccount({ db }: Scope, person: NewAccount): Promise<UserId> {
  const id = newId<UserId>();
  const { count } = await asPerson(db, id, () =>
    db.user.createMany({ data: { id, ...person }, skipDuplicates: true }),
  );
  if (count === 1) return id;
  throw new Conflict("You have an account already. Sign in, and ask to be invited.");
}
