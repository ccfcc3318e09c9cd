import type { OutputsTable } from "./type-outputs";
import type { Subject } from "./subject";

/** Every mock password begins with this, so that a reader recognises it, and tests can search for it. */
export const MOCK_PASSWORD = "MockPassword";

/** @pulumi/random, whose values are in the state only; the SDK marks both outputs as secret. */
export const randomOutputs: OutputsTable = {
  "random:index/randomPassword:RandomPassword": {
    // The genuine provider gives every password the id "none"; a plan's ids are each their own.
    id: (s) => `none-${s.hex(16)}`,
    computed: (s) => ({
      result: `${MOCK_PASSWORD}${s.hex(128)}`.slice(0, lengthOf(s)),
      bcryptHash: `$2a$10$${MOCK_PASSWORD}${s.hex(53 - MOCK_PASSWORD.length, "bcrypt")}`,
    }),
  },
};

function lengthOf({ inputs }: Subject): number {
  const { length } = inputs;
  return typeof length === "number" ? length : 32;
}
