import assert from "node:assert/strict";
import { logsOf } from "../../../../components/database/aurora/engine";
import { parameterFamily } from "../../../../components/database/aurora/parameters";
import { databaseNameOf } from "../../../../components/topology/databases";

describe("what differs between Aurora's engines", () => {
  it("is the family of parameter groups, by the major version", () => {
    assert.equal(parameterFamily({ engine: "postgres", version: "16.6" }), "aurora-postgresql16");
    assert.equal(parameterFamily({ engine: "mysql", version: "8.0.mysql_aurora.3.08.0" }), "aurora-mysql8.0");
  });

  it("is the default logs", () => {
    assert.deepEqual(logsOf({ engine: "postgres", logExports: undefined }), ["postgresql"]);
    assert.deepEqual(logsOf({ engine: "mysql", logExports: undefined }), ["error", "slowquery"]);
    assert.deepEqual(logsOf({ engine: "mysql", logExports: [] }), []);
  });

  it("is not the database's name, which is by default the store's", () => {
    assert.equal(databaseNameOf("paid-orders", {}), "paid_orders");
    assert.equal(databaseNameOf("paid-orders", { databaseName: "app" }), "app");
  });
});
