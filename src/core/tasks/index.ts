export { changedTasks } from './change-tasks.js';
export { loadTasks, newTasks, ownTask, taskAmong } from './decide-tasks.js';
export { hasNoTask, nothingReported, settled } from './held-back.js';
export { taskDeadlines } from './task-deadlines.sql.js';
export { ProceedingTaskEntity } from './task.entity.js';
export { TaskChangeInput, TaskInput } from './task.graphql.js';
export type { Task } from './task.js';
export { ProceedingTaskResolver, tasksOf } from './task.resolver.js';
export { addTasks, changeTasks, confirmTask, reportTask, urgeTasks } from './tasks.sql.js';
