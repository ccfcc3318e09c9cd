import assert from "node:assert/strict";
import { assertSucceeded } from "./assertions";
import type { Engine, StackName } from "./engine";
import { changes, type Outcome } from "./outcome";
import { assertDataKept, shortName } from "./stateful";

/** The steps of a flip on one engine, each held to the same laws. */
export class Flips {
  constructor(private readonly engine: () => Engine) {}

  /**
   * `up` of a stack, with the law: nothing that holds data is replaced, deleted or recreated.
   *
   * @param copies the names of those that were to be made, each a copy of another
   * @param dead a region that is unavailable
   */
  async kept(name: StackName, copies: string[] = [], dead?: string, options = {}): Promise<Outcome> {
    const outcome = await this.engine().up(name, { ...options, ...(dead !== undefined && { dead }) });
    assertSucceeded(outcome);
    assertDataKept(outcome, this.engine().state(name), copies);
    return outcome;
  }

  /** A further `up` changes nothing and makes no call. */
  async hasNoFurtherChange({ stacks = ["primary", "secondary"] as StackName[], dead = "" } = {}): Promise<void> {
    for (const name of stacks) {
      const again = await this.engine().up(name, dead ? { dead } : {});
      assertSucceeded(again);
      const touched = changes(again).map(({ op, urn, differs }) => `${op} ${shortName(urn)} ${differs.join()}`);
      assert.deepEqual([touched, again.calls], [[], []], name);
    }
  }
}
