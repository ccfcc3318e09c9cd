import { capacityIgnored } from "../../../../policy/rules/dynamodb/capacity-ignored";
import { resource, unknown, type Fixture, type FixtureOptions } from "../../fixtures";
import { judges } from "../../judges";
import { table } from "./tables";

const fixed = (options: FixtureOptions = {}, capacity: object = { readCapacity: 5, writeCapacity: 5 }): Fixture =>
  table({ billingMode: "PROVISIONED", ...capacity }, { region: "us-east-1", ...options });
const scaled = (unit: string, resourceId: unknown = "table/orders", region = "us-east-1"): Fixture[] =>
  ["target:Target", "policy:Policy"].map((type) =>
    resource(
      `aws:appautoscaling/${type}`,
      `${unit}-${type}`,
      { resourceId, scalableDimension: `dynamodb:table:${unit}CapacityUnits`, serviceNamespace: "dynamodb" },
      { region },
    ),
  );

judges(capacityIgnored, {
  "capacity that each deployment resets": [[fixed(), ...scaled("Read")], "violation", /readCapacity: 5/],
  "writes that each deployment resets": [
    [fixed({ ignoreChanges: ["readCapacity"] }), ...scaled("Read"), ...scaled("Write")],
    "violation",
    /writeCapacity: 5/,
  ],
  "both that are ignored": [
    [fixed({ ignoreChanges: ["readCapacity", "writeCapacity"] }), ...scaled("Read"), ...scaled("Write")],
    "compliant",
  ],
  "all that is ignored": [[fixed({ ignoreChanges: ["*"] }), ...scaled("Read")], "compliant"],
  "a table that nothing scales": [[fixed()], "notApplicable"],
  "another table's scaling": [[fixed(), ...scaled("Read", "table/carts")], "notApplicable"],
  "scaling in another Region": [[fixed(), ...scaled("Read", undefined, "us-west-2")], "notApplicable"],
  "capacity on demand": [[fixed({}, {}), ...scaled("Read")], "notApplicable"],
  "scaling of what is not known": [[fixed(), ...scaled("Read", unknown)], "undecided"],
});
