export { maskedRobot, robotAddress } from './robot-address.js';
export { sendByRobot } from './robot.js';
