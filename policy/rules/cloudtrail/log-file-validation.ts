import { TRAIL } from "../../aws";
import { propertyRule } from "../../property-rule";

export const logFileValidation = propertyRule({
  id: "cloudtrail-log-file-validation",
  title: "CloudTrail trails should have log file validation enabled",
  practices: ["REL06-BP05"],
  peers: {
    securityHub: ["CloudTrail.4"],
    checkov: ["CKV_AWS_36"],
    cdkNag: ["CloudTrailLogFileValidationEnabled"],
    prowler: ["cloudtrail_log_file_validation_enabled"],
  },
  service: "CloudTrail",
  severity: "medium",
  why: "Without digest files it can't be proved whether a log file was changed or deleted.",
  fix: "Set enableLogFileValidation to true.",
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html",
  types: [TRAIL],
  property: "enableLogFileValidation",
  wanted: true,
  byDefault: false,
  message: "It writes no digest files.",
  remediated: true,
});
