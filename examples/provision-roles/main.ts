import { parseArgs } from "node:util";
import { createClient, type Client } from "../../packages/client/src/client.ts";
import { transcript, type Transcript } from "../partner-script/transcript.ts";
import { explain } from "./explain.ts";
import { PLAN, provision, type Provisioned } from "./plan.ts";

/**
 * A second system, such as the one that staff are kept in, sets somebody up in the CMS: it makes a
 * policy with a rule, a role that holds it and a member with that role, and asks what came of it.
 * People work in that system alone and need not know the CMS (S-90).
 */
const { values: flags } = parseArgs({
  options: {
    url: { type: "string", default: "http://localhost:3000" },
    organization: { type: "string", default: "acme" },
  },
});

await main(transcript(console.log));

async function main(out: Transcript): Promise<void> {
  const client = clientOf(process.env);
  const provisioned = await setUp(client, out);
  await askWhatCame(client, provisioned, out);
  await beRefused(client, provisioned, out);
  console.log(out.isGood() ? "\nAll went as it should." : "\nSomething went WRONG.");
  process.exitCode = out.isGood() ? 0 : 1;
}

/** By the key of a domain, or by a static token: neither stands on a command line. */
function clientOf(env: NodeJS.ProcessEnv): Client {
  const common = { baseUrl: flags.url, organization: flags.organization };
  const { GATEHOUSE_TOKEN, GATEHOUSE_CLIENT_ID = "", GATEHOUSE_CLIENT_SECRET = "" } = env;
  return GATEHOUSE_TOKEN === undefined
    ? createClient({
        ...common,
        clientId: GATEHOUSE_CLIENT_ID,
        clientSecret: GATEHOUSE_CLIENT_SECRET,
      })
    : createClient({ ...common, staticToken: GATEHOUSE_TOKEN });
}

async function setUp(client: Client, out: Transcript): Promise<Provisioned> {
  out.step("Make a policy, a role that holds it and a member with the role");
  const provisioned = await provision(client);
  const { policy, role, member, made } = provisioned;
  out.note(made.length === 0 ? "all of it stands already" : `made now: ${made.join(", ")}`);
  out.check(
    `the role ${String(role["slug"])} holds «${String(policy["name"])}»`,
    asList(role["policies"]).includes(policy.id),
  );
  out.check(
    `${String(member["name"])} is ${PLAN.role.slug}`,
    asList(member["roles"]).includes(PLAN.role.slug),
  );
  return provisioned;
}

async function askWhatCame(client: Client, { role }: Provisioned, out: Transcript) {
  out.step("Ask what came of it");
  const place = { root: flags.url, organization: flags.organization };
  for (const [action, verdict] of [
    ["create", "yes"],
    ["update", "some"],
    ["delete", "no"],
    ["publish", "no"],
  ] as const) {
    const question = { roleId: role.id, action, collection: "posts" };
    const answer = await explain(client, place, question);
    out.note(answer.sentence);
    out.check(`${action} posts: ${answer.verdict}`, answer.verdict === verdict);
  }
}

async function beRefused(client: Client, { policy, member }: Provisioned, out: Transcript) {
  out.step("Ask for more than this system may hand out");
  const role = (slug: string, fields: object) => ({ fields: { slug, name: slug, ...fields } });
  await out.refused("a policy that deletes posts", () =>
    client.create("policies", {
      fields: { name: "Too much", permissions: [{ collection: "posts", action: "delete" }] },
    }),
  );
  await out.refused("a role that contains Admin", () =>
    client.create("roles", role("back-door", { contains: ["admin"] })),
  );
  await out.refused("the role Admin for the new member", () =>
    client.update(member, { fields: { roles: ["admin"] } }),
  );
  await out.refused("an action that does not exist", () =>
    client.create("policies", {
      fields: { name: "Nonsense", permissions: [{ collection: "posts", action: "destroy" }] },
    }),
  );
  await out.refused("a change of the policy", () =>
    client.update(policy, { fields: { description: "Another" } }),
  );
  await out.refused("the domains", () => client.list("domains"));
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
