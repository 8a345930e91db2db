export { namedTask, newTasks, ownTask, taskAmong, tasksOf } from './decide-tasks.js';
export { taskDeadlines } from './task-deadlines.sql.js';
export { ProceedingTaskEntity } from './task.entity.js';
export { ProceedingTaskType, TaskInput } from './task.graphql.js';
export type { Task } from './task.js';
export { ProceedingTaskResolver } from './task.resolver.js';
export { addTasks, confirmTask, readTasks, reportTask, urgeTasks } from './tasks.sql.js';
