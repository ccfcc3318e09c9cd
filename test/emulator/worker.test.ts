import assert from "node:assert/strict";
import fc from "fast-check";
import { order } from "../samples/worker/worker";
import { Service, type Whereabouts } from "./service";
import type { Trouble } from "./unreliable";

/** More than any queue here gives. */
const ALWAYS = 1000;

describe("the sample worker between its queue and its table, in an emulated AWS", () => {
  let service: Service;
  before(async function () {
    service = await Service.start(() => this.skip());
  });
  after(() => service?.stop());

  const ids = (count: number) => [...Array(count).keys()].map((i) => `order-${i}`);
  const inAll = ({ table, queue, deadLetters }: Whereabouts) => table.length + queue + deadLetters;
  const kept = (sent: number) => (now: Whereabouts) =>
    assert.equal(inAll(now), sent, `of ${sent}: ${JSON.stringify(now)}`);

  for (const queue of ["orders", "payments.fifo"] as const) {
    describe(`by ${queue}`, () => {
      beforeEach(() => service.begin(queue));

      it("writes every message to the table", async () => {
        for (const id of ids(12)) await service.send(order(id));
        kept(12)(await service.whereabouts());
        await service.workAll(kept(12));
        assert.deepEqual(await service.whereabouts(), { table: ids(12), queue: 0, deadLetters: 0 });
      });

      it("moves poison to the dead-letter queue after its receives, and writes a fixed message to the table", async () => {
        const wrong = JSON.stringify({ id: "order-1", type: "order.placed" });
        for (const [i, id] of ids(3).entries()) await service.send(i === 1 ? wrong : order(id), id);
        await service.workAll(kept(3));
        assert.deepEqual(await service.whereabouts(), { table: ["order-0", "order-2"], queue: 0, deadLetters: 1 });
        assert.deepEqual(await service.deadLetters(), [wrong]);
        const said = service.log.filter(({ outcome }) => outcome === "poison").map(({ receives }) => receives);
        assert.deepEqual(said, [1, 2, 3], `received ${service.maxReceives} times`);

        await service.redrive((body) => JSON.stringify({ ...JSON.parse(body), data: { fixed: true } }));
        kept(3)(await service.whereabouts());
        await service.workAll(kept(3));
        const { table, ...rest } = await service.whereabouts();
        assert.deepEqual({ table: table.sort(), ...rest }, { table: ids(3), queue: 0, deadLetters: 0 });
      });

      it("retries a transient failure, and moves nothing to the dead-letter queue", async () => {
        service.troubles.set("order-1", { kind: "refused", times: service.maxReceives - 1 });
        for (const id of ids(3)) await service.send(order(id), id);
        await service.workAll(kept(3));
        const { table, deadLetters } = await service.whereabouts();
        assert.deepEqual(table.sort(), ids(3));
        assert.equal(deadLetters, 0);
      });

      it("processes a redriven message once the cause is fixed", async () => {
        for (const id of ids(4)) {
          service.troubles.set(id, { kind: "refused", times: ALWAYS });
          await service.send(order(id), id);
        }
        await service.workAll(kept(4));
        assert.deepEqual(await service.whereabouts(), { table: [], queue: 0, deadLetters: 4 });
        await service.redrive();
        await service.workAll(kept(4));
        assert.equal((await service.whereabouts()).deadLetters, 4, "it comes back as long as the cause is there");

        service.troubles.clear();
        await service.redrive();
        await service.workAll(kept(4));
        const { table, ...rest } = await service.whereabouts();
        assert.deepEqual({ table: table.sort(), ...rest }, { table: ids(4), queue: 0, deadLetters: 0 });
      });

      it("processes a message once that is sent twice, or comes twice after a lost response", async () => {
        service.troubles.set("order-0", { kind: "answer-lost", times: 1 });
        for (const id of ["order-0", "order-1", "order-1"]) await service.send(order(id));
        await service.workAll();
        assert.deepEqual(await service.whereabouts(), { table: ids(2), queue: 0, deadLetters: 0 });
        assert.equal(service.log.filter(({ outcome }) => outcome === "duplicate").length, 2);
      });

      it("keeps both of two messages with one id: the second is in the dead-letter queue", async () => {
        for (const total of [1, 2]) await service.send(order("order-0", { total }), `customer-${total}`);
        await service.workAll(kept(2));
        assert.deepEqual(await service.deadLetters(), [JSON.stringify(order("order-0", { total: 2 }))]);
      });

      it("loses no message of any mix, and a redrive brings the rest", async () => {
        const fate = fc.oneof(
          { weight: 3, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: fc.constant("poison" as const) },
          fc.record<Trouble>({
            kind: fc.constantFrom("refused", "answer-lost"),
            times: fc.integer({ min: 1, max: 5 }),
          }),
        );
        const mixes = fc.array(fc.record({ fate, group: fc.constantFrom("a", "b"), twice: fc.boolean() }), {
          minLength: 1,
          maxLength: 14,
        });
        await fc.assert(
          fc.asyncProperty(mixes, async (mix) => {
            await service.begin(queue);
            const all = ids(mix.length);
            const poison = all.filter((_, i) => mix[i]!.fate === "poison");
            const body = (id: string) => (poison.includes(id) ? `${id}?` : JSON.stringify(order(id)));
            for (const [i, { fate, group, twice }] of mix.entries()) {
              const id = all[i]!;
              if (typeof fate === "object") service.troubles.set(id, { ...fate });
              for (let n = 0; n < (twice ? 2 : 1); n += 1) await service.send(body(id), group);
            }
            // What is sent twice, or written unheard, is in two places; nothing is in none.
            await service.workAll((now) =>
              assert.ok(inAll(now) >= all.length, `of ${all.length}: ${JSON.stringify(now)}`),
            );
            const { table } = await service.whereabouts();
            assert.equal(new Set(table).size, table.length);

            service.troubles.clear();
            const dead = await service.redrive((text) =>
              text.endsWith("?") ? JSON.stringify(order(text.slice(0, -1))) : text,
            );
            for (const id of all) assert.ok(table.includes(id) || dead.includes(body(id)), `${id} is lost`);
            await service.workAll();
            const end = await service.whereabouts();
            assert.deepEqual({ ...end, table: end.table.sort() }, { table: all.sort(), queue: 0, deadLetters: 0 });
          }),
          { numRuns: 6, endOnFailure: true },
        );
      });
    });
  }

  describe("in a message group", () => {
    beforeEach(() => service.begin("payments.fifo"));

    it("processes nothing of a group before its failed message, and the other group meanwhile", async () => {
      service.troubles.set("a-2", { kind: "refused", times: 2 });
      for (const id of ["a-1", "a-2", "b-1", "a-3", "b-2"]) await service.send(order(id), id[0]);
      await service.workAll(kept(5));
      const { table } = await service.whereabouts();
      const of = (group: string) => table.filter((id) => id.startsWith(group));
      assert.deepEqual(of("a"), ["a-1", "a-2", "a-3"]);
      assert.deepEqual(of("b"), ["b-1", "b-2"]);
      assert.ok(table.indexOf("b-2") < table.indexOf("a-2"), "b does not wait for a");
    });
  });
});
