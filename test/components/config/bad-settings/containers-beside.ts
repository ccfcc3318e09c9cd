import { imageIn } from "../../../support/containers";
import { set } from "../edits";
import type { One } from "./containers";
import { row, type BadSettings } from "./row";

/** What served before. */
const before = (compute: object, weight = 100) => ({ previous: { weight, compute } });
const INSTANCES = {
  type: "auto-scaling",
  image: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
  instanceType: "m7g.large",
  min: 6,
  max: 18,
};
const SECONDARY = { type: "containers", image: imageIn("us-west-2"), min: 6, max: 18 };
const BY_HAND = set("dns.failover", "manual");

/** Tasks beside what served before them. @param one a mistake of tasks in the primary */
export const beside = (one: One): BadSettings[] => [
  one(
    "containers before, which one target group cannot keep apart",
    before({ type: "containers", image: imageIn("us-east-1"), min: 6, max: 18 }),
    [
      `holdfast:compute.previous.compute.type`,
      '"containers" beside "containers": both have targets of type ip, and one target group',
      "auto-scaling, fixed",
    ],
    BY_HAND,
  ),
  one("a kind that moves users to the standby", before(INSTANCES), [
    `holdfast:compute.previous`,
    "with holdfast:dns.failover automatic moves users to the standby, since the new target group has no healthy target",
    "with holdfast:dns.failover manual, in an `up` before",
  ]),
  one(
    "more than all requests for what served before",
    before(INSTANCES, 101),
    [`holdfast:compute.previous.weight`, "101", "from 0 to 100"],
    BY_HAND,
  ),
  one(
    "what served before in a size that it cannot have",
    before({ ...INSTANCES, min: 20 }),
    [`holdfast:compute.previous.compute.min`, "20 is above max (18)", "0 to 18"],
    BY_HAND,
  ),
  one(
    "what served before before that",
    before({ ...INSTANCES, ...before(INSTANCES) }),
    [`holdfast:compute.previous.compute.previous`, "is not a setting", "type, image"],
    BY_HAND,
  ),
  row(
    "containers: instances beside them while the secondary serves",
    [set("compute", { ...SECONDARY, ...before(INSTANCES) }, "secondary"), set("active", "secondary"), BY_HAND],
    [[`holdfast:compute.previous`, "is not possible while the secondary serves", "fail back first"]],
    { stack: "secondary" },
  ),
];
