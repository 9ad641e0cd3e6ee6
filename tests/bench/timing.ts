import { randomBytes } from "node:crypto";
import { cpus } from "node:os";
import { hashPassword } from "@/lib/auth/hash-password.ts";
import { closePasswordPool } from "@/lib/auth/password-pool.ts";
import { signInLimiter } from "@/lib/auth/sign-in-limiter.ts";
import { signIn } from "@/lib/auth/sign-in.ts";
import { closeDatabase } from "@/lib/db/client.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { createOrganization } from "@/lib/organizations/create-organization.ts";
import { askToRegister } from "@/lib/people/ask-to-register.ts";
import { requestReset } from "@/lib/people/request-reset.ts";
import { counterStore } from "@/lib/tenancy/counter-store.ts";
import { findOrCreateUser, lookUp } from "@/lib/tenancy/directory.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { appUrlOf } from "../../scripts/lib/app-role.ts";
import { migrateDatabase } from "../../scripts/lib/migrate-database.ts";
import { ensureOwnerDatabase } from "../../scripts/lib/owner-database.ts";
import { temporaryCluster } from "../../scripts/lib/temporary-cluster.ts";
import { ownSettings } from "../support/own-settings.ts";
import { median } from "./measure.ts";

/**
 * Whether the time of an answer tells if anybody has an address: sign-in with a wrong password,
 * forgotten passwords and registration, for addresses that are known and unknown, in turn. In process,
 * past the doors, at the cost that passwords are hashed with.
 */
const SAMPLES = Number(process.argv[2] ?? 200);
/** A difference of medians beyond this many milliseconds is a fault. */
const MOST_MS = 5;
/** @NOTE An address gets five letters an hour: a sixth request would be less work, whoever asks. */
const PER_PERSON = 5;

const cluster = await temporaryCluster();
const secret = randomBytes(32).toString("base64url");
const ownerUrl = await ensureOwnerDatabase(cluster.url, randomBytes(24).toString("base64url"));
const appUrl = appUrlOf(ownerUrl, secret);
await migrateDatabase(ownerUrl, appUrl);
Object.assign(process.env, ownSettings({ secret, appUrl }), {
  ...{ GATEHOUSE_PEPPER: secret },
  ...{ MAIL_URL: "smtp://127.0.0.1:9", MAIL_FROM: "gatehouse@house.test" },
});
try {
  const known = await people(Math.ceil(SAMPLES / PER_PERSON));
  await openOrganization();
  const { model = "unknown" } = cpus()[0] ?? {};
  console.log(`${SAMPLES} samples each, ${cpus().length} cores (${model})`);
  await compare("sign-in", known, wrongPassword);
  await compare("forgotten password", known, (email) => requestReset({ email }, asking()));
  await compare("registration", known, (email) =>
    askToRegister({ organization: "acme", email }, asking()),
  );
} finally {
  await closePasswordPool();
  await closeDatabase();
  await cluster.stop();
}

type Deed = (email: string) => Promise<unknown>;

/** @NOTE In turn, so that what the machine does meanwhile falls on both. */
async function compare(what: string, known: readonly string[], deed: Deed): Promise<void> {
  const times = { known: [] as number[], unknown: [] as number[] };
  await deed(unknown());
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    times.known.push(await timed(() => deed(known[sample % known.length] ?? "")));
    times.unknown.push(await timed(() => deed(unknown())));
  }
  const [one, other] = [median(times.known), median(times.unknown)];
  const difference = Math.abs(one - other);
  const line = `${one.toFixed(2)} ms known, ${other.toFixed(2)} ms unknown`;
  console.log(`${what}: ${line}, ${difference.toFixed(2)} ms apart`);
  if (difference > MOST_MS) process.exitCode = 1;
}

function unknown(): string {
  return `${newId()}@nowhere.test`;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** From another network each time, so that no limit stands between. */
function somewhere(): string {
  return `2001:db8:${newId().slice(0, 4)}:${newId().slice(0, 4)}::1`;
}

function asking() {
  return { address: somewhere(), secret };
}

async function wrongPassword(email: string): Promise<void> {
  const context = {
    ...{ address: somewhere(), userAgent: "", requestId: newId(), secret, pepper: secret },
    limiter: signInLimiter(counterStore, secret),
  };
  try {
    await signIn({ email, password: "a wrong guess" }, context);
  } catch (error) {
    if (!(error instanceof Unauthenticated)) throw error;
  }
}

async function people(count: number): Promise<string[]> {
  const passwordHash = await hashPassword("a quiet walled garden", { pepper: secret });
  const emails = Array.from({ length: count }, () => `${newId()}@people.test`);
  for (const email of emails) {
    const person = { email, name: "Somebody", passwordHash, instanceOwner: false };
    await lookUp({}, (db) => findOrCreateUser(db, person));
  }
  return emails;
}

/** An organization that lets people register. */
async function openOrganization(): Promise<void> {
  const organizationId = newId<OrganizationId>();
  const principal = { kind: "system", purpose: "provisioning", organizationId } as const;
  const caller = { principal, requestId: newId(), announce: () => Promise.resolve() };
  await runUseCase(createOrganization, { slug: "acme", name: "Acme" }, caller);
  await lookUp({ organization_id: organizationId }, (db) =>
    db.organizationSettings.updateMany({ where: { organizationId }, data: { registration: true } }),
  );
}
