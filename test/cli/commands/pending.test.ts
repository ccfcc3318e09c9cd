import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pending } from "../../../cli/commands/pending";

const PARENT = "urn:pulumi:secondary::shop::shop:index:Db::orders";
const urnOf = (type: string, name: string) => `urn:pulumi:secondary::shop::shop:index:Db$${type}::${name}`;
const INSTANCE = "aws:rds/clusterInstance:ClusterInstance";

function operation(type: string, name: string, inputs: object, op = "creating") {
  return { type: op, resource: { urn: urnOf(type, name), type, inputs, parent: PARENT } };
}

describe("holdfast pending", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-pending-"));
  after(() => rmSync(folder, { recursive: true, force: true }));

  function textOf(content: unknown): string {
    const file = path.join(folder, "export.json");
    writeFileSync(file, JSON.stringify(content));
    return pending(file).text;
  }
  const of = (...pending_operations: object[]) => textOf({ deployment: { resources: [], pending_operations } });

  it("prints the command that takes over what AWS may have made, and the one that ends the warning", () => {
    const urn = urnOf(INSTANCE, "orders-2");
    assert.deepEqual(of(operation(INSTANCE, "orders-2", { identifier: "orders-2-2" })).split("\n"), [
      "1 operation under way when the update ended.",
      "",
      "rds.ClusterInstance orders-2: AWS may have made it (where AWS does not have it, this fails and changes nothing)",
      `  pulumi import '${INSTANCE}' 'orders-2' 'orders-2-2' --parent 'parent=${PARENT}' --stack 'secondary' --protect=false --generate-code=false --skip-preview --yes`,
      "",
      "Then `pulumi up`, and when it has succeeded, so that no further one warns of them:",
      `  pulumi refresh --clear-pending-creates --target '${urn}' --stack 'secondary' --skip-preview --yes`,
      "",
    ]);
  });

  it("asks for the id of what has none in its inputs, and has an up do the rest", () => {
    const text = of(
      operation("aws:lambda/alias:Alias", "live", { functionName: "jobs", name: "live" }),
      operation("aws:ec2/eip:Eip", "shop-1", {}),
      operation("aws:cloudwatch/metricAlarm:MetricAlarm", "lag", { name: "lag" }),
      operation("aws:sqs/queue:Queue", "jobs", {}, "updating"),
    );
    assert.match(text, /^4 operations/);
    assert.match(text, /'aws:lambda\/alias:Alias' 'live' 'jobs\/live'/);
    assert.match(text, /ec2\.Eip shop-1: AWS may have made it \(find it in AWS by its tags/);
    assert.match(text, /'shop-1' '<its id in AWS>'/);
    assert.match(text, /The next up sets again: cloudwatch\.MetricAlarm lag\./);
    assert.match(text, /The same command again continues updating sqs\.Queue jobs\./);
  });

  it("has what was being deleted or changed read again, for an up that is to have it back", () => {
    const ops = [
      operation("aws:sqs/queue:Queue", "jobs", {}, "updating"),
      operation("aws:ec2/eip:Eip", "a", {}, "deleting"),
    ];
    const refresh = of(...ops)
      .split("\n")
      .filter((line) => line.startsWith("  pulumi"));
    const [queue, eip] = [urnOf("aws:sqs/queue:Queue", "jobs"), urnOf("aws:ec2/eip:Eip", "a")];
    assert.deepEqual(refresh, [
      `  pulumi refresh --target '${queue}' --target '${eip}' --stack 'secondary' --skip-preview --yes`,
    ]);
  });

  it("says that nothing is pending, and what is no export", () => {
    for (const content of [{ deployment: { resources: [] } }, { deployment: { pending_operations: null } }])
      assert.match(textOf(content), /^No operation is pending/);
    assert.throws(() => textOf({}), /is no stack export/);
  });
});
