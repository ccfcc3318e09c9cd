import assert from "node:assert/strict";
import { logsOf, parameterFamily } from "../../../../components/database/aurora/engine";
import { databaseNameOf } from "../../../../components/database/database-name";

describe("what differs between Aurora's engines", () => {
  it("is the family of parameter groups, by the major version", () => {
    assert.equal(parameterFamily({ engine: "postgres", version: "16.6" }), "aurora-postgresql16");
    assert.equal(parameterFamily({ engine: "mysql", version: "8.0.mysql_aurora.3.08.0" }), "aurora-mysql8.0");
  });

  it("is the logs, where the settings name none", () => {
    assert.deepEqual(logsOf({ engine: "postgres", logExports: undefined }), ["postgresql"]);
    assert.deepEqual(logsOf({ engine: "mysql", logExports: undefined }), ["error", "slowquery"]);
    assert.deepEqual(logsOf({ engine: "mysql", logExports: [] }), []);
  });

  it("is not the database's name, which is the store's unless the settings say otherwise", () => {
    assert.equal(databaseNameOf("paid-orders", {}), "paid_orders");
    assert.equal(databaseNameOf("paid-orders", { databaseName: "app" }), "app");
  });
});
