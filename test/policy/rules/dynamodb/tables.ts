import { resource, type Fixture, type FixtureOptions } from "../../fixtures";

/** A table in us-east-1, in the stack `primary`. */
export function table(inputs: Record<string, unknown> = {}, options: FixtureOptions = {}): Fixture {
  return resource(
    "aws:dynamodb/table:Table",
    "orders",
    { name: "orders", billingMode: "PAY_PER_REQUEST", ...inputs },
    { region: "us-east-1", outputs: { arn: "arn:aws:dynamodb:us-east-1:123456789012:table/orders" }, ...options },
  );
}

/** Its replica in us-west-2, in the stack `secondary`; it knows the table by its ARN. */
export function replica(inputs: Record<string, unknown> = {}, options: FixtureOptions = {}): Fixture {
  return resource(
    "aws:dynamodb/tableReplica:TableReplica",
    "copy",
    { globalTableArn: "arn:aws:dynamodb:us-east-1:123456789012:table/orders", ...inputs },
    { region: "us-west-2", stack: "secondary", ...options },
  );
}

/** A table of a type that no rule here judges. */
export const OTHER = resource("aws:dynamodb/tableItem:TableItem", "item", { tableName: "orders" });

export const TIMES = ["planned", "at preview"] as const;
