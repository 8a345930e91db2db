export { ChangeReceipt, ChangeReceiptResolver } from './change-receipt.graphql.js';
