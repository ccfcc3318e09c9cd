import assert from "node:assert/strict";
import type { DisasterPlan } from "../../../components/disaster-plan";
import { VARIANTS } from "../../support/variants";
import { planOf, type Stack } from "../plans";

const planned = (stack: Stack) => stack.one("holdfast:index:Region").outputs["disasterPlan"] as DisasterPlan;

function answer(stack: Stack, fault: string) {
  const found = planned(stack).filter((one) => one.fault === fault);
  assert.equal(
    found.length,
    1,
    `${fault}: ${planned(stack)
      .map((one) => one.fault)
      .join(", ")}`,
  );
  return found[0]!;
}

function commands(stack: Stack, fault: string): string[] {
  return answer(stack, fault).steps.flatMap((step) => ("run" in step ? [step.run] : []));
}

const inOrder = (all: string[], ...parts: RegExp[]) => {
  const places = parts.map((part) => all.findIndex((one) => part.test(one)));
  assert.ok(
    places.every((place, i) => place >= 0 && (i === 0 || place > places[i - 1]!)),
    `${parts.join(" then ")}: ${places.join()} in\n${all.join("\n")}`,
  );
};

describe("the disaster plan", () => {
  for (const { name } of VARIANTS) {
    describe(name, () => {
      it("needs nothing of the other region while that is unavailable", async () => {
        const pair = await planOf(name);
        for (const [stack, other] of [
          [pair.primary, pair.secondary],
          [pair.secondary, pair.primary],
        ] as const) {
          const { steps } = answer(stack, `region ${other.region} is unavailable`);
          const waits = steps.findIndex((step) => "do" in step && step.do.includes("until it is available again"));
          const before = waits < 0 ? steps : steps.slice(0, waits);
          for (const step of before) {
            if (!("run" in step)) continue;
            const asked = [...step.run.matchAll(/--region (\S+?)["')]*(?= |$)/g)].map((match) => match[1]);
            assert.deepEqual(
              asked.filter((region) => region !== stack.region),
              [],
              step.run,
            );
            assert.doesNotMatch(
              step.run,
              new RegExp(
                `https://${other.region}\\.|-s ${stack === pair.primary ? "secondary" : "primary"}\\b|--refresh`,
              ),
            );
          }
        }
      });

      it("names each fault once, says something of each, without an unknown value in a command", async () => {
        const pair = await planOf(name);
        for (const stack of [pair.primary, pair.secondary]) {
          const all = planned(stack);
          assert.equal(new Set(all.map((one) => one.fault)).size, all.length);
          for (const { fault, simulated, steps } of all) {
            assert.ok(simulated !== undefined || steps.length > 0, fault);
            const texts = steps.map((step) => ("run" in step ? step.run : step.do));
            for (const text of texts) assert.doesNotMatch(text, /undefined|\[object|\[secret\]|Output/, fault);
          }
        }
      });
    });
  }

  it("takes the primary out of service, makes Aurora's cluster the writer, and only then runs up: warm standby", async () => {
    const { secondary } = await planOf("shipped");
    inOrder(
      commands(secondary, "region us-east-1 is unavailable"),
      /^aws s3api put-object .*live\/us-east-1-is-out-of-service --region us-west-2$/,
      /^aws rds failover-global-cluster --region us-west-2 .*storefront-orders-2 --allow-data-loss$/,
      /^pulumi up -s secondary$/,
      /^curl -fsS https:\/\/us-west-2\.shop\.example\.com\/healthz$/,
      /^curl -fsS https:\/\/shop\.example\.com\/healthz$/,
    );
  });

  it("runs up before Aurora's failover in a pilot light, whose cluster has no instance before", async () => {
    const { secondary } = await planOf("pilot-light-network-load-balancer");
    inOrder(commands(secondary, "region us-east-1 is unavailable"), /^pulumi up/, /failover-global-cluster/);
  });

  it("restores before up where the standby has backups: the member that the settings name, the table's steps, the volumes", async () => {
    const { secondary } = await planOf("backup-restore");
    inOrder(
      commands(secondary, "region us-east-1 is unavailable"),
      /list-recovery-points-by-backup-vault .*storefront-ledger-1/,
      /start-restore-job/,
      /describe-snapshots .*us-east-1/,
      /^pulumi up -s secondary$/,
    );
    const said = answer(secondary, "region us-east-1 is unavailable").steps.flatMap((step) =>
      "do" in step ? [step.do] : [],
    );
    assert.ok(
      said.some((text) => text.includes("Pulumi.secondary.yaml: holdfast:restore: { databases: { ledger: { 2: ")),
    );
  });

  it("only takes the other region out of service where both serve and the writer remains", async () => {
    const { primary } = await planOf("active-active");
    const asked = commands(primary, "region us-west-2 is unavailable");
    inOrder(asked, /^aws s3api put-object .*us-west-2-is-out-of-service --region us-east-1$/, /^curl/);
    assert.ok(!asked.some((command) => command.startsWith("pulumi")));
  });

  it("takes over in the primary's region where the secondary is the writer and unavailable", async () => {
    const { primary } = await planOf({ shared: { active: "secondary" } });
    inOrder(commands(primary, "region us-west-2 is unavailable"), /^pulumi up -s primary$/, /^curl/);
  });

  it("fails back: the copy, the switchover, the settings, the traffic, the standby", async () => {
    const { primary } = await planOf("pilot-light-network-load-balancer");
    const fault = "region us-east-1 is available again, after us-west-2 has taken over";
    inOrder(
      commands(primary, fault),
      /^pulumi up -s primary$/,
      /switchover-global-cluster .*storefront-ledger-1$/,
      /^aws s3api delete-object/,
      /^pulumi up -s secondary$/,
    );
    const said = answer(primary, fault).steps.flatMap((step) => ("do" in step ? [step.do] : []));
    assert.ok(said.some((text) => text.includes("holdfast:databases.orders.members")));
    assert.ok(said.some((text) => /active: primary .*same edit append `secondary`/.test(text)));
    const { secondary } = await planOf("static-site");
    assert.ok(!planned(secondary).some((one) => one.fault.includes("is available again")));
  });

  it("closes the old writer before the primary's up, and stops writes before the copies are waited for", async () => {
    const { primary } = await planOf("pilot-light-network-load-balancer");
    inOrder(
      commands(primary, "region us-east-1 is available again, after us-west-2 has taken over"),
      /^aws rds modify-db-instance .*storefront-orders-1 --vpc-security-group-ids sg-/,
      /^aws rds reboot-db-instance .*storefront-orders-1$/,
      /^pulumi up -s primary$/,
      /^pulumi stack output stopWrites --json -s secondary$/,
      /switchover-global-cluster/,
    );
  });

  it("has commands that stop the writes of users, functions and databases, in the region alone", async () => {
    const shipped = await planOf("shipped");
    const network = await planOf("pilot-light-network-load-balancer");
    for (const [stack, ...wanted] of [
      [
        shipped.primary,
        /^aws elbv2 modify-listener .*loadbalancer\/app\/storefront.* Type=fixed-response,FixedResponseConfig=\{StatusCode=503\}$/,
        /^aws lambda put-function-concurrency --function-name storefront-receipts --reserved-concurrent-executions 0/,
      ],
      [
        network.primary,
        /^aws ec2 revoke-security-group-ingress .*loadbalancer\/net\/storefront/,
        /^aws lambda put-function-concurrency --function-name storefront-worker/,
        /^aws rds modify-db-instance .*storefront-orders-1 /,
        /^aws rds reboot-db-instance .*storefront-orders-1$/,
      ],
    ] as const) {
      const stops = stack.outputs["stopWrites"] as string[];
      assert.equal(stops.length, wanted.length, stops.join("\n"));
      wanted.forEach((pattern, i) => assert.match(stops[i]!, pattern));
      for (const command of stops) assert.match(command, /--region us-east-1/);
    }
    const page = await planOf("static-site");
    assert.ok(!("stopWrites" in page.secondary.outputs));
  });

  it("lists what up does with up", async () => {
    for (const variant of ["pilot-light-network-load-balancer", "backup-restore"]) {
      const { steps } = answer((await planOf(variant)).secondary, "region us-east-1 is unavailable");
      const up = steps.flatMap((step) => ("run" in step && step.run.startsWith("pulumi up") ? [step.note] : []));
      assert.match(up[0]!, /database orders/, variant);
    }
  });

  it("asks for the switch first where the failover is by hand", async () => {
    const { secondary } = await planOf({ shared: { dns: { failover: "manual" } } });
    assert.match(commands(secondary, "region us-east-1 is unavailable")[0]!, /^aws s3api put-object/);
  });

  it("restores each store's earlier state beside the current one", async () => {
    const { primary } = await planOf("backup-restore");
    const asked = commands(primary, "data is corrupted or deleted");
    for (const part of [
      /restore-db-instance-to-point-in-time .*storefront-orders-1-restored/,
      /restore-db-cluster-to-point-in-time .*storefront-ledger-1-restored/,
      /restore-table-to-point-in-time .*storefront-sessions-restored/,
      /list-object-versions .*-media/,
      /describe-snapshots/,
    ])
      assert.equal(asked.filter((command) => part.test(command)).length, 1, String(part));
  });

  it("moves the messages left in the primary's queues once its region is available again, where no function processes them", async () => {
    const { primary, secondary } = await planOf("shipped");
    const fault = "region us-east-1 is available again, and messages were left in its queues";
    const [move, ...more] = commands(secondary, fault);
    assert.deepEqual(more, []);
    inOrder(
      move!.split(" && "),
      /receive-message --region us-east-1 .*us-east-1\S*\/storefront-receipts /,
      /send-message --region us-west-2 .*us-west-2\S*\/storefront-receipts /,
      /delete-message --region us-east-1 /,
    );
    assert.ok(!planned(primary).some((one) => one.fault.includes("left in its queues")));
    const both = await planOf("active-active");
    for (const stack of [both.primary, both.secondary])
      assert.ok(!planned(stack).some((one) => one.fault.includes("left in its queues")));
  });

  it("redrives dead-letter queues in its own region, after the cause is fixed", async () => {
    const { secondary } = await planOf("shipped");
    const asked = commands(secondary, "messages cannot be processed");
    inOrder(asked, /receive-message .*receipts-dead-letters/, /start-message-move-task/, /list-message-move-tasks/);
    assert.equal(asked.filter((command) => command.includes("receipts-failures")).length, 1);
    assert.ok("do" in answer(secondary, "messages cannot be processed").steps[0]!);
  });

  it("routes a function's calls to an earlier version before the settings are changed", async () => {
    const { primary } = await planOf("shipped");
    inOrder(
      commands(primary, "a release is faulty"),
      /^aws lambda update-alias .*storefront-receipts/,
      /^pulumi up -s primary$/,
    );
  });

  it("starts and stops each experiment of the settings, in its own region, and none where there are none", async () => {
    const { secondary } = await planOf("shipped");
    const asked = commands(secondary, "a fault is to be tested");
    const of = (command: string) =>
      asked.filter((one) => one.startsWith(`aws fis ${command} --region us-west-2 `)).length;
    assert.deepEqual([of("start-experiment"), of("stop-experiment"), asked.length], [4, 4, 8]);
    const none = await planOf({ shared: { experiments: null } });
    assert.ok(!planned(none.primary).some((one) => one.fault.includes("to be tested")));
  });

  it("replays a bus's events, where it has an archive", async () => {
    const { primary } = await planOf("warm-standby-existing-vpc");
    const asked = commands(primary, "messages cannot be processed");
    for (const bus of ["audit", "shop"]) {
      const replay = new RegExp(`^aws events start-replay .*--replay-name storefront-${bus}-.*\\$FROM .*\\$TO `);
      assert.equal(asked.filter((command) => replay.test(command)).length, 1, bus);
    }
  });
});
