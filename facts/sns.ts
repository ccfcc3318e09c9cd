import type { Published } from "./published";

/**
 * Regions of Asia Pacific without SMS: AWS's table of the Regions with it has none of these. Its rest, from Europe on, was not read to the end, so that
 * no other Region is here; Cognito's page says it of Seoul too
 * (https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SmsConfigurationType.html).
 */
export const NO_SMS_REGIONS: Published<readonly string[]> = {
  title: "Regions in which SNS sends no SMS",
  sources: ["https://docs.aws.amazon.com/sns/latest/dg/sns-supported-regions-countries.html"],
  asOf: "2026-11-29",
  data: ["ap-east-1", "ap-east-2", "ap-northeast-2", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7"],
};
