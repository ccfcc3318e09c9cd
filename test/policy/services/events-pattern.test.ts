import assert from "node:assert/strict";
import { matchesEvent } from "../../../policy/services/events/pattern";

const EVENT = { source: "aws.backup", "detail-type": "Copy Job State Change", detail: { state: "FAILED", size: 5 } };

describe("matchesEvent", () => {
  it("matches as EventBridge does", () => {
    const detail = (state: unknown) => ({ detail: { state } });
    const rows: [unknown, string][] = [
      [{}, "yes"],
      [{ source: ["aws.backup", "aws.ec2"] }, "yes"],
      [{ source: ["aws.ec2"] }, "no"],
      [{ source: ["aws.backup"], "detail-type": ["Backup Job State Change"] }, "no"],
      [detail(["FAILED"]), "yes"],
      [detail([{ prefix: "FAIL" }]), "yes"],
      [detail([{ suffix: "LED" }]), "yes"],
      [detail([{ suffix: "FAI" }]), "no"],
      [detail([{ suffix: { "equals-ignore-case": "led" } }]), "yes"],
      [detail([{ wildcard: "F*D" }]), "yes"],
      [detail([{ "equals-ignore-case": "failed" }]), "yes"],
      [detail([{ "anything-but": "FAILED" }]), "no"],
      [detail([{ "anything-but": ["OK", "RUNNING"] }]), "yes"],
      [detail([{ "anything-but": { prefix: ["FAIL", "OK"] } }]), "no"],
      [detail([{ exists: true }]), "yes"],
      [detail([{ exists: false }]), "no"],
      [{ detail: { size: [{ numeric: [">", 1] }] } }, "unknown"],
      [{ detail: { size: [5] } }, "yes"],
      [{ detail: { other: ["x"] } }, "unknown"],
      [{ detail: { other: { deep: ["x"] } } }, "unknown"],
      [{ source: { deep: ["x"] } }, "no"],
      [{ $or: [{ source: ["aws.ec2"] }, detail(["FAILED"])] }, "yes"],
      [{ $or: [{ source: ["aws.ec2"] }, detail(["OK"])] }, "no"],
      [[], "no"],
    ];
    for (const [pattern, expected] of rows)
      assert.equal(matchesEvent(pattern, EVENT).is, expected, JSON.stringify(pattern));
  });
});
