import { DYNAMODB_TABLE } from "../../aws";
import { decided } from "../../graph";
import { defineRule } from "../../rule";
import { nameOf } from "../../services/dynamodb/replicas";
import { scales } from "../../services/dynamodb/scaling";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const CAPACITY = [
  ["readCapacity", "dynamodb:table:ReadCapacityUnits"],
  ["writeCapacity", "dynamodb:table:WriteCapacityUnits"],
] as const;

export const capacityIgnored = defineRule({
  id: "dynamodb-capacity-ignored",
  title: "DynamoDB tables with auto scaling should ignore changes of their capacity",
  practices: ["REL07-BP03", "REL08-BP05"],
  service: "DynamoDB",
  severity: "low",
  why: "A deployment that refreshes the state sets the table back to the program's capacity: it throttles, under load, until scaling raises it again.",
  fix: 'Give the table the resource option ignoreChanges: ["readCapacity", "writeCapacity"].',
  source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html",
  types: [DYNAMODB_TABLE],
  check(table, graph) {
    const set = CAPACITY.filter(([property]) => graph.input(table, property).kind !== "missing");
    if (set.length === 0 || !table.inputsSeen) return notApplicable("It sets no capacity.");
    const open = set.filter(([property]) => !["*", property].some((one) => table.ignoreChanges.includes(one)));
    if (open.length === 0) return compliant();
    const name = nameOf(table, graph);
    if (name === undefined) return undecided({ property: "name", reason: "Its name is known only after deployment." });
    for (const [property, dimension] of open) {
      const scaled = scales({ resourceId: `table/${name}`, dimension, what: property }, table.region, graph);
      if (decided(scaled, property))
        return violation({
          property,
          actual: graph.read.number(table, property),
          wanted: "ignored",
          message: "Application Auto Scaling changes it, and a deployment changes it back.",
        });
    }
    return notApplicable("Nothing scales it.");
  },
});
