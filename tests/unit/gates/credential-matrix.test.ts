import { describe, expect, test } from "vitest";
import { credentialsAndGates } from "../../support/wall/credentials.ts";

const judging = { secret: "a secret of the tests, long enough to be one", now: Date.now() };
const { credentials, gates } = await credentialsAndGates(judging);
const elsewhere = await credentialsAndGates({
  ...judging,
  secret: "another instance's secret, as long as this",
});

describe.each(Object.keys(gates))("the %s gate", (gate) => {
  const verify = gates[gate]!;

  test("admits its own credential", async () => {
    expect(await verify(credentials[gate]!)).not.toBeNull();
  });

  test.each(Object.keys(credentials).filter((kind) => kind !== gate))(
    "refuses the %s credential",
    async (kind) => {
      expect(await verify(credentials[kind]!)).toBeNull();
    },
  );

  test("refuses the same credential of another instance", async () => {
    expect(await verify(elsewhere.credentials[gate]!)).toBeNull();
  });

  test("refuses its own credential with any character changed", async () => {
    const own = credentials[gate]!;
    // @NOTE Not the last one: some of its bits are padding in base64url.
    for (let index = 0; index < own.length - 1; index += Math.ceil(own.length / 40)) {
      const other = own[index] === "A" ? "B" : "A";
      const changed = `${own.slice(0, index)}${other}${own.slice(index + 1)}`;
      expect(await verify(changed), `character ${index}`).toBeNull();
    }
  });

  test.each(["", ".", "..", "a.b.c", "null", "eyJhbGciOiJub25lIn0.e30.", " ", "\u0000", "💥"])(
    "refuses the text %j",
    async (text) => {
      expect(await verify(text)).toBeNull();
    },
  );
});
