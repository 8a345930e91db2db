export { openMail, type MailOptions, type MailSender } from './mail.js';
