import assert from "node:assert/strict";
import { ROLE_LIMITS } from "../../../facts/iam";
import { managedPolicies, PARTS_OF_A_POLICY } from "../../../components/topology/managed-policies";
import { checkRolePolicies } from "../../../components/checks/role-policies";
import { areasWith } from "../checks/areas";
import { planOf, type Stack } from "../plans";

/** Names as long as the settings take them. */
const several = (count: number, one: object) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`a-name-as-long-as-${100000 + i}`, one]));

const TABLE = { partitionKey: { name: "id", type: "S" } };
const QUEUE = {};

const lengthOf = (policy: unknown) => JSON.stringify(JSON.parse(String(policy))).length;

/** The policies of the instances' role, by type. */
function policiesOf(stack: Stack) {
  const [profile] = stack.all("aws:iam:InstanceProfile");
  const ofRole = (type: string) => stack.all(type).filter(({ inputs }) => inputs["role"] === profile!.inputs["role"]);
  const arns = ofRole("aws:iam:RolePolicyAttachment").map(({ inputs }) => inputs["policyArn"]);
  const managed = stack.all("aws:iam:Policy").filter(({ outputs }) => arns.includes(outputs["arn"]));
  return { inline: ofRole("aws:iam:RolePolicy"), managed };
}

describe("the instances' permissions", () => {
  const workload = { name: "sixteen-letters1" };

  it("are inline policies within IAM's limit while stores and queues are few, with the longest names", async () => {
    const shared = { workload, tables: several(PARTS_OF_A_POLICY, TABLE), queues: several(PARTS_OF_A_POLICY, QUEUE) };
    const { primary } = await planOf({ shared });
    const { inline, managed } = policiesOf(primary);
    assert.deepEqual(managed, []);
    const sum = inline.reduce((all, { inputs }) => all + lengthOf(inputs["policy"]), 0);
    assert.ok(sum > 5000 && sum <= ROLE_LIMITS.data.inlinePolicies, `${sum}`);
  });

  it("are managed policies of ten each where they are more, each within IAM's limit", async () => {
    const shared = { workload, tables: several(2 * PARTS_OF_A_POLICY + 1, TABLE) };
    const { primary } = await planOf({ shared });
    const { managed } = policiesOf(primary);
    assert.equal(managed.length, 3);
    for (const { inputs } of managed) assert.ok(lengthOf(inputs["policy"]) <= ROLE_LIMITS.data.managedPolicy);
    const granted = managed.map(({ inputs }) => String(inputs["policy"])).join();
    for (const table of primary.all("aws:dynamodb:Table"))
      assert.ok(granted.includes(`table/${table.inputs["name"]}"`));
  });

  it("are counted before: a role has at most twenty managed policies", () => {
    assert.deepEqual([0, 10, 11, 20, 21].map(managedPolicies), [0, 0, 2, 2, 3]);
    const of = (tables: number, queues: number) =>
      checkRolePolicies(areasWith({ tables: several(tables, TABLE), queues: several(queues, QUEUE) }));
    assert.deepEqual(of(120, 70), []);
    const [problem, ...more] = of(121, 70);
    assert.deepEqual(more, []);
    assert.equal(problem!.path, "holdfast:tables");
    assert.match(problem!.message, /^121 stores and 70 queues.+ take 21 managed policies .+ at most 20$/);
    const arn = "arn:aws:iam::aws:policy/AmazonSESFullAccess";
    const permissions = { managedPolicies: [arn], statements: [] };
    const [own] = checkRolePolicies({
      ...areasWith({ tables: several(120, TABLE), queues: several(70, QUEUE) }),
      compute: { permissions },
    } as unknown as Parameters<typeof checkRolePolicies>[0]);
    assert.match(own!.message, /and 1 of holdfast:compute\.permissions, take 21 managed policies/);
  });
});
