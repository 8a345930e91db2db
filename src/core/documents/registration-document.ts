/**
 * Trusted from the beginning, word for word as in `examples/administration`: else nobody could register the first document where
 * only registered ones are executed. Who may is still a matter of roles.
 */
export const registrationDocument = `# 登记可信操作文档，须有 ADMINISTRATOR 角色；TRUSTED_DOCUMENTS=ENFORCE 时，本文档本身须一字不差地发送。
# Registers trusted documents. Where only registered ones are executed, this one is, to the letter.
mutation RegisterTrustedDocuments($input: RegisterTrustedDocumentsInput!) {
  registerTrustedDocuments(input: $input) {
    hashes
    userErrors {
      path
      code
      message
      rule
    }
  }
}
`;
